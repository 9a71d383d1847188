package bouncecard.read.mail;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.read.DeliveryReader;
import bouncecard.read.notice.Notice;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.Reading;
import bouncecard.text.Beginnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the notice that a person forwards or quotes in the text of a mail of their own: below the
/// line that tells that a mail system wrote it, or in quoted lines, where it names recipients as
/// notices do and quotes the reply.
final class QuotedNotices {
  private static final int LEAST_LINES = 3;
  private static final int LONGEST_LINE = 500;

  private final DeliveryReader deliveries;
  private final NoticeReader notices;
  private final HeaderClassifier.Reader headers;
  private final Beginnings authors;

  QuotedNotices(
      DeliveryReader deliveries,
      NoticeReader notices,
      HeaderClassifier.Reader headers,
      NoticeWords words) {
    this.deliveries = deliveries;
    this.notices = notices;
    this.headers = headers;
    this.authors = new Beginnings(words.authors());
  }

  Reading read(String text) {
    return forwarded(text)
        .map(quoted -> deliveries.read(quoted, ReaderHint.ANY))
        .filter(QuotedNotices::isAddressed)
        .or(() -> quoted(text).map(this::notice).filter(QuotedNotices::isReplied))
        .orElse(Reading.NOTHING);
  }

  private Reading notice(String quoted) {
    Notice notice = notices.read(quoted, Set.of());
    return (notice.failed() || notice.delayed()) && notice.listsRecipients()
        ? Reading.of(deliveries.readNotice(notice, List.of()), notice.delayed())
        : Reading.NOTHING;
  }

  private static boolean isAddressed(Reading found) {
    return found.deliveries().stream().anyMatch(one -> one.finalRecipient().isPresent());
  }

  private static boolean isReplied(Reading found) {
    return found.deliveries().stream()
        .anyMatch(one -> one.finalRecipient().isPresent() && one.replyCode().isPresent());
  }

  /// The text below the first line that names a mail system as author, without marks of quoting.
  private Optional<String> forwarded(String text) {
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(from, Math.min(end, from + LONGEST_LINE));
      if (isAuthor(line) && headers.isSystem(line)) {
        String rest = text.substring(end);
        return Optional.of(isQuoted(line) ? unquoted(rest, /* onlyQuoted= */ false) : rest);
      }
      from = end + 1;
    }
    return Optional.empty();
  }

  /// The quoted lines without their marks; empty where there are next to none.
  private static Optional<String> quoted(String text) {
    String quoted = unquoted(text, /* onlyQuoted= */ true);
    return quoted.lines().filter(line -> !line.isBlank()).count() < LEAST_LINES
        ? Optional.empty()
        : Optional.of(quoted);
  }

  private boolean isAuthor(String line) {
    int start = 0;
    while (start < line.length() && "> *\t".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    return authors.isAnyAt(line, start);
  }

  private static boolean isQuoted(String line) {
    return line.startsWith(">");
  }

  private static String unquoted(String text, boolean onlyQuoted) {
    List<String> lines = new ArrayList<>();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (isQuoted(line)) {
        lines.add(bare(line));
      } else if (!onlyQuoted) {
        lines.add(line);
      }
    }
    return String.join("\n", lines);
  }

  private static String bare(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '>') {
      start += line.startsWith("> >", start) ? 2 : 1;
    }
    return line.substring(line.startsWith(" ", start) ? start + 1 : start);
  }
}
