package bouncecard.read.exception;

import bouncecard.text.Rewritten;
import java.util.List;

/// The one registry of the shapes in which libraries report a reply. A new one is a class and a
/// line here.
public final class LibraryErrors {
  private static final List<LibraryShape> LITERALS =
      List.of(
          new CodedResponse(),
          new SenderRefused(),
          new PythonReply(),
          new ExpectedReply(),
          new ObjectReply(),
          new CurlError(),
          new DetailedReply(),
          new LettreCode());

  private final List<LibraryShape> joints;

  /// @param names of libraries' errors, in lower case
  public LibraryErrors(List<String> names) {
    joints = List.of(new NamedError(names), new SplitReply());
  }

  /// The text with each reply that stands in a literal of a program as a mail system would write
  /// it: `<user@example.com>: 550 5.1.1 …`. Escapes in it stay as they are.
  public Rewritten withoutLiterals(Rewritten text) {
    return applied(LITERALS, text);
  }

  /// The text with each reply code beside the words that belong to it.
  public Rewritten joined(Rewritten text) {
    return applied(joints, text);
  }

  private static Rewritten applied(List<LibraryShape> shapes, Rewritten text) {
    Rewritten now = text;
    for (LibraryShape shape : shapes) {
      if (shape.mayBeIn(now.text())) {
        now = shape.rewrite(now);
      }
    }
    return now;
  }
}
