/// Trees of tables to the catalogue's values: facts, rules, services, steps and texts.
@NullMarked
package bouncecard.adapter.data.mapping;

import org.jspecify.annotations.NullMarked;
