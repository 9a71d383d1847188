package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;
import java.util.BitSet;

/// A paste on its way through an [Unwrapper].
///
/// @param mail without the lines that other programs wrote
/// @param traced without what carried it too, traces still in it
/// @param text without the traces
public record Layers(Rewritten mail, Rewritten traced, Rewritten text) {

  /// Where in the paste characters stand that are in the layer still.
  public static BitSet kept(Rewritten layer) {
    BitSet kept = new BitSet();
    for (int i = 0; i < layer.text().length(); i++) {
      kept.set(layer.origin(i));
    }
    return kept;
  }
}
