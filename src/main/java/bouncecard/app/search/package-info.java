/// What people look for in their own words: topics, codes and providers' rules, best first.
@NullMarked
package bouncecard.app.search;

import org.jspecify.annotations.NullMarked;
