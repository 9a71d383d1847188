/// Triages as pictures: what is drawn, and how it becomes the bytes of a PNG. It needs no window
/// system, no font and no library.
@NullMarked
package bouncecard.app.chart;

import org.jspecify.annotations.NullMarked;
