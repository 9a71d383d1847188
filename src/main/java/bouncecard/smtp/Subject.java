package bouncecard.smtp;

import java.util.Optional;

/// The subject of a text, found out when it is first asked: a reply code with its enhanced status
/// code is one whatever the words around it.
final class Subject {
  private final ScannedText text;
  private final CodeSurroundings words;
  private Optional<Topic> known = Optional.empty();

  /// What it may be.
  enum Topic {
    MAIL,
    ANOTHER_PROTOCOL,
    UNKNOWN
  }

  Subject(ScannedText text, CodeSurroundings words) {
    this.text = text;
    this.words = words;
  }

  /// Whether words of mail are in it, whatever else is.
  boolean isMail() {
    return topic() == Topic.MAIL;
  }

  /// Whether it is about HTTP, FTP, SIP and the like and not about mail.
  boolean isAnotherProtocol() {
    return topic() == Topic.ANOTHER_PROTOCOL;
  }

  Topic topic() {
    if (known.isEmpty()) {
      known = Optional.of(find());
    }
    return known.orElseThrow();
  }

  private Topic find() {
    boolean isFirst = true;
    boolean other = false;
    int end;
    for (int from = text.words().startOfNextWord(0);
        from < text.length();
        from = text.words().startOfNextWord(end)) {
      end = text.words().endOfWholeWord(from);
      if (NearbyWords.isTooLong(from, end)) {
        continue;
      }
      boolean isOther =
          (isFirst || !other) && text.words().isOneOf(words.otherProtocols(), from, end);
      if (isFirst && isOther) {
        return Topic.ANOTHER_PROTOCOL;
      }
      if (text.words().holdsOneOf(words.mailWords(), from, end)) {
        return Topic.MAIL;
      }
      other |= isOther;
      isFirst = false;
    }
    return other || text.hasHttpRequest() ? Topic.ANOTHER_PROTOCOL : Topic.UNKNOWN;
  }
}
