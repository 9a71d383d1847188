/// Triages as pictures: what is drawn, and how it becomes the bytes of a PNG. Letters are drawn
/// here too, out of a font that the program brings along, so that no window system, no font of the
/// machine's and no class of AWT is needed.
@NullMarked
package bouncecard.app.chart;

import org.jspecify.annotations.NullMarked;
