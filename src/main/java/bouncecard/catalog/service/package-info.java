/// Mail services: how the events that they send look, and what their own words mean.
@NullMarked
package bouncecard.catalog.service;

import org.jspecify.annotations.NullMarked;
