package bouncecard.read.exception;

import bouncecard.text.Rewritten;
import java.util.List;

/// The one registry of the shapes in which libraries report a reply. A new one is a class and a
/// line here.
public final class LibraryErrors {
  private static final LibraryShape PYTHON = new PythonReply();
  private static final LibraryShape OBJECT = new ObjectReply();

  private static final List<LibraryShape> LITERALS =
      List.of(
          new MailProgramError(),
          new LoggedReply(),
          new CodedResponse(),
          new SenderRefused(),
          PYTHON,
          new ExpectedReply(),
          OBJECT,
          new CurlError(),
          new DetailedReply(),
          new LettreCode());

  private static final LibraryShape SPLIT = new SplitReply();

  private final NamedError named;

  /// @param names of libraries' errors, in lower case
  public LibraryErrors(List<String> names) {
    named = new NamedError(names);
  }

  /// One of these is in each text that has another literal than those of Python and of objects, in
  /// whatever case; see [ReaderHint#LITERAL].
  public static final List<String> SIGNS_OF_LITERALS =
      List.of(
          CodedResponse.PARTS,
          SenderRefused.NAME,
          ExpectedReply.EXPECTED,
          CurlError.CURL,
          DetailedReply.CODE,
          LettreCode.SEVERITY,
          LoggedReply.LEVEL,
          MailProgramError.NUMBER);

  /// The text with each reply that stands in a literal of a program as a mail system would write
  /// it: `<user@example.com>: 550 5.1.1 …`. Escapes in it stay as they are.
  ///
  /// @param mayHoldSigns whether any of [#SIGNS_OF_LITERALS] may be in it
  public Rewritten withoutLiterals(Rewritten text, boolean mayHoldSigns) {
    Rewritten now = text;
    for (LibraryShape shape : LITERALS) {
      // What was made of the text may hold what it did not.
      if (mayHoldSigns || now != text || shape == PYTHON || shape == OBJECT) {
        now = applied(shape, now);
      }
    }
    return now;
  }

  /// The text with each reply code beside the words that belong to it.
  ///
  /// @param mayBeNamed whether the name of a library's error may be in it
  public Rewritten joined(Rewritten text, boolean mayBeNamed) {
    boolean isNamed = mayBeNamed ? named.mayBeIn(text) : NamedError.isAnyInParentheses(text);
    return applied(SPLIT, isNamed ? named.rewrite(text, mayBeNamed) : text);
  }

  private static Rewritten applied(LibraryShape shape, Rewritten text) {
    return shape.mayBeIn(text) ? shape.rewrite(text) : text;
  }
}
