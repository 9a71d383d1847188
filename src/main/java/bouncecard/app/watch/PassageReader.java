package bouncecard.app.watch;

import bouncecard.app.watch.Passage.Kind;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Port: reads the passages of one message, together within what one message may take.
@FunctionalInterface
public interface PassageReader {

  /// What a text tells of, nothing among it; empty where it was not read to its end.
  ///
  /// @param kind what it is in its message
  Optional<Decoding> read(Kind kind, UntrustedText text);
}
