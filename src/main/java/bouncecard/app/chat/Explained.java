package bouncecard.app.chat;

/// The outcome of a text that a program of a platform's had explained, such as a step of a
/// workflow.
public sealed interface Explained {

  /// What it says, in the few words that a program goes on with.
  ///
  /// @param cause the cause's id; empty where only codes were asked about
  /// @param actor who must act first, by its word; empty where nobody can say
  /// @param retry what becomes of the message, by its word; empty where nobody can say
  /// @param codes the codes, with a space between
  /// @param card the compact card, as text
  record Found(String cause, String actor, String retry, String codes, String card)
      implements Explained {}

  /// Nothing is explained.
  ///
  /// @param why a sentence for whoever wrote the program
  record Not(String why) implements Explained {}
}
