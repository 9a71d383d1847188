package bouncecard.smtp;

/// A text with what it is about, looked for when that is first asked.
public final class TextTopic {
  /// Where the letters begin that are not Latin.
  private static final int OTHER_LETTERS = 0x250;

  private final CodeScanner scanner;
  private final String text;
  private final ScannedText scanned;
  private final Subject subject;

  TextTopic(CodeScanner scanner, CodeSurroundings words, String text) {
    this.scanner = scanner;
    this.text = text;
    this.scanned = new ScannedText(text);
    this.subject = new Subject(scanned, words);
  }

  /// Whether it is HTTP, FTP, SIP and the like rather than mail.
  public boolean isAnotherProtocol() {
    return switch (subject.topic()) {
      case MAIL -> false;
      case ANOTHER_PROTOCOL -> true;
      case UNKNOWN -> scanner.hasHttpPhrase(scanned);
    };
  }

  /// Whether words in it are of mail and not of another protocol. What is not written in Latin
  /// letters is taken to be: its words of mail are too many to know.
  public boolean isMail() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= OTHER_LETTERS) {
        return true;
      }
    }
    return subject.isMail();
  }
}
