package bouncecard.app.chat.service;

import bouncecard.app.chat.UserError;
import bouncecard.app.triage.Period;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Message;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.text.UntrustedText;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The words that ask for a summary of a log, mailbox or batch: `triage since 2026-11-29T09:00`,
/// with what is pasted after them. They are those of all languages; in some, the word stands after
/// the time.
///
/// @param catalog has the words
record TriageWords(Catalog catalog) {
  private static final int LONGEST_SHOWN = 40;

  /// A summary that is asked for.
  ///
  /// @param period of what
  /// @param pasted what stands after the words; blank for nothing
  /// @param trouble why the words cannot be understood; empty where they can
  record Asked(Period period, UntrustedText pasted, Optional<UserError> trouble) {}

  /// Whether this asks for a summary.
  boolean ask(UntrustedText said) {
    return is(new Cursor(said.value()).next(), Message.WORD_TRIAGE);
  }

  /// The summary that is asked for; empty for anything else.
  Optional<Asked> parse(UntrustedText said) {
    Cursor words = new Cursor(said.value());
    if (!is(words.next(), Message.WORD_TRIAGE)) {
      return Optional.empty();
    }
    long since = 0;
    long until = 0;
    while (true) {
      int before = words.at;
      String word = words.next();
      boolean isSince = is(word, Message.WORD_SINCE) || ends(word, Message.WORD_SINCE);
      boolean isUntil = is(word, Message.WORD_UNTIL) || ends(word, Message.WORD_UNTIL);
      if (!isSince && !isUntil) {
        UntrustedText rest = new UntrustedText(said.value().substring(before).strip());
        return Optional.of(new Asked(new Period(since, until), rest, Optional.empty()));
      }
      String time = isDigit(word) ? bare(word) : words.time();
      OptionalLong second = Period.second(time, ZoneOffset.UTC);
      if (second.isEmpty()) {
        String shown = new UntrustedText(time).visible(LONGEST_SHOWN);
        UserError trouble = new UserError(TriageMessage.TRIAGE_TIME, Map.of("value", shown));
        return Optional.of(new Asked(Period.ALL, new UntrustedText(""), Optional.of(trouble)));
      }
      since = isSince ? second.getAsLong() : since;
      until = isUntil ? second.getAsLong() : until;
    }
  }

  private List<String> all(Message word) {
    return catalog.languages().stream().map(one -> catalog.texts(one).message(word)).toList();
  }

  private boolean is(String said, Message word) {
    return all(word).contains(said.toLowerCase(Locale.ROOT));
  }

  /// Whether it is a time with the word at its end.
  private boolean ends(String said, Message word) {
    return isDigit(said) && all(word).stream().anyMatch(said::endsWith);
  }

  private static boolean isDigit(String said) {
    return !said.isEmpty() && said.charAt(0) >= '0' && said.charAt(0) <= '9';
  }

  /// The time without the word at its end.
  private static String bare(String said) {
    int end = said.length();
    while (end > 0 && Character.isLetter(said.charAt(end - 1))) {
      end--;
    }
    return said.substring(0, end);
  }

  /// Words, one after the other.
  private static final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
      this.text = text;
    }

    /// The next word; empty at the end.
    String next() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      int begin = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.substring(begin, at);
    }

    /// A day, with the time of day where it stands apart.
    String time() {
      String day = next();
      int before = at;
      String time = next();
      boolean isTime = time.length() > 2 && time.charAt(2) == ':' && isDigit(time);
      at = isTime ? at : before;
      return isTime ? day + "T" + time : day;
    }
  }
}
