package bouncecard.app.chat;

import java.util.function.Consumer;

/// A live check that goes on behind its first card.
@FunctionalInterface
public interface Running {

  /// Runs it in a thread that may wait: a minute or two at most.
  ///
  /// @param progress takes a few cards, each to be shown in the place of the one before; the check
  ///   waits for it
  /// @return the last card, to be shown in their place
  RenderedCard run(Consumer<RenderedCard> progress);
}
