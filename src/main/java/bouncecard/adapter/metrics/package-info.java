/// Metrics as Prometheus reads them.
@NullMarked
package bouncecard.adapter.metrics;

import org.jspecify.annotations.NullMarked;
