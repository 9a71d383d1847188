package bouncecard.read.speaker;

import bouncecard.catalog.words.ProgramNames;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import bouncecard.text.Rewritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Leaves out the lines that other programs wrote: their numbers are no reply codes, and their
/// words are no server's.
///
/// Known programs and shapes that no mail system writes are left out whatever they say; a line
/// whose program is not known stays where it speaks of mail or quotes a whole reply.
public final class OtherPrograms {
  private static final int LONGEST_LOOKED_AT = 1000;

  /// How far after a program's name the code of its reply stands.
  private static final int REACH = 80;

  /// A text of few lines is about one thing: what the others of its lines say counts for each.
  private static final int FEW_LINES = 40;

  private static final Set<String> MAIL_PORTS =
      Set.of("25", "465", "587", "2525", "26", "24", "10024", "10025", "10026");

  private static final Set<String> OTHER_PORTS =
      Set.of(
          "21", "22", "53", "80", "389", "443", "636", "1433", "1521", "2181", "2379", "3306",
          "3389", "5432", "5672", "6379", "6443", "8080", "8443", "9000", "9092", "9200", "11211",
          "27017");

  private final CodeScanner scanner;
  private final ProgramNames names;
  private final PhraseIndex fileTransfer;

  public OtherPrograms(CodeScanner scanner, ProgramNames names) {
    this.scanner = scanner;
    this.names = names;
    this.fileTransfer = new PhraseIndex(names.fileTransfer());
  }

  private enum Writer {
    /// A mail system, or a whole reply is quoted.
    MAIL,
    /// Nothing tells that it was another program.
    ANYBODY,
    /// A program that need not handle mail, and the line says nothing of it.
    UNKNOWN,
    /// A program that does not handle mail.
    ANOTHER
  }

  /// The text without those lines; their ends stay.
  public Rewritten without(Rewritten text) {
    String t = text.text();
    if (SettingLines.areAll(t) && !hasCode(t)) {
      return text.rewrite().skipTo(t.length()).build();
    }
    List<Writer> writers = writers(t);
    if (writers.isEmpty() || isAllOfMail(writers)) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int from = 0;
    for (Writer writer : writers) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      if (writer != Writer.MAIL) {
        out.copyTo(from).skipTo(end);
      }
      from = end + 1;
    }
    return out.build();
  }

  private static boolean isAllOfMail(List<Writer> writers) {
    for (Writer writer : writers) {
      if (writer != Writer.MAIL) {
        return false;
      }
    }
    return true;
  }

  /// Who wrote each of the lines, as the text as a whole tells it.
  private List<Writer> writers(String t) {
    List<Writer> writers = new ArrayList<>();
    int others = 0;
    for (int from = 0; from < t.length(); ) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      Writer writer = writer(t.substring(from, Math.min(end, from + LONGEST_LOOKED_AT)));
      others += writer == Writer.ANOTHER || writer == Writer.UNKNOWN ? 1 : 0;
      writers.add(writer);
      from = end + 1;
    }
    boolean isShort = writers.size() <= FEW_LINES;
    if (!isShort && others > writers.size() / 2) {
      leaveOutAnybody(t, writers);
    }
    if (isShort
        && writers.size() > 1
        && writers.contains(Writer.UNKNOWN)
        && scanner.speaksOfMail(t)) {
      writers.replaceAll(writer -> writer == Writer.UNKNOWN ? Writer.MAIL : writer);
    }
    writers.replaceAll(writer -> writer == Writer.ANYBODY ? Writer.MAIL : writer);
    return writers;
  }

  /// In a system's log who is not known to handle mail does not speak of a delivery, unless a whole
  /// reply is quoted.
  private void leaveOutAnybody(String t, List<Writer> writers) {
    int from = 0;
    for (int i = 0; i < writers.size(); i++) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      boolean isLeftOut =
          writers.get(i) == Writer.ANYBODY
              && !hasWholeReply(t.substring(from, Math.min(end, from + LONGEST_LOOKED_AT)));
      if (isLeftOut) {
        writers.set(i, Writer.ANOTHER);
      }
      from = end + 1;
    }
  }

  /// Who wrote the line, as it tells by itself.
  private Writer writer(String line) {
    if (line.isBlank()) {
      return Writer.MAIL;
    }
    Optional<LoggedBy> logged = LoggedBy.of(line);
    if (logged.isPresent()) {
      String program = LowerCase.of(logged.get().program());
      if (names.mail().contains(program)) {
        return LineShape.isOfNoDelivery(line) ? Writer.ANOTHER : Writer.MAIL;
      }
      if (names.others().contains(program) || (LineShape.isLogin(line) && !hasWholeReply(line))) {
        return Writer.ANOTHER;
      }
      return unknown(line.substring(logged.get().message()));
    }
    if (LineShape.isOfAnotherProgram(line) || LineShape.isLogin(line)) {
      return hasWholeReply(line) ? Writer.MAIL : Writer.ANOTHER;
    }
    if (isNamedWithin(line)) {
      return Writer.ANOTHER;
    }
    if (isFileTransfer(line)) {
      return unknown(line);
    }
    boolean isReply = hasCode(line, 1);
    if (!isReply && (isLevelled(line) || LineShape.isOfAnybody(line) || names(line, OTHER_PORTS))) {
      return unknown(line);
    }
    return Writer.ANYBODY;
  }

  private Writer unknown(String message) {
    if (hasWholeReply(message) || quotesCommand(message)) {
      return Writer.MAIL;
    }
    return scanner.speaksOfMail(message) || names(message, MAIL_PORTS)
        ? Writer.ANYBODY
        : Writer.UNKNOWN;
  }

  /// `curl: (55) RCPT failed: 550`.
  private static boolean quotesCommand(String message) {
    return message.contains("RCPT failed") || message.contains("MAIL failed");
  }

  /// Whether a host is named with one of these ports, `mx.example.com:587` or
  /// `db.example.com:5432`; the seconds of a time and the lines of files are none.
  private static boolean names(String message, Set<String> ports) {
    for (int colon = message.indexOf(':'); colon > 0; colon = message.indexOf(':', colon + 1)) {
      int end = colon + 1;
      while (end < message.length() && Character.isDigit(message.charAt(end))) {
        end++;
      }
      boolean isPort =
          end - colon > 2
              && end - colon < 7
              && (end == message.length() || ":, )]\"'./".indexOf(message.charAt(end)) >= 0)
              && isHost(message, colon);
      if (isPort && ports.contains(message.substring(colon + 1, end))) {
        return true;
      }
    }
    return false;
  }

  /// Whether a host's name or address ends there; the name of a file has one dot and short letters
  /// after it.
  private static boolean isHost(String message, int end) {
    int dots = 0;
    int start = end;
    while (start > 0
        && (Character.isLetterOrDigit(message.charAt(start - 1))
            || ".-]".indexOf(message.charAt(start - 1)) >= 0)) {
      start--;
      dots += message.charAt(start) == '.' ? 1 : 0;
    }
    int last = message.lastIndexOf('.', end);
    boolean isFile = start > 0 && "/\\".indexOf(message.charAt(start - 1)) >= 0;
    return dots > 1
        || (dots == 1 && end - last > 3 && !isFile && !message.startsWith(".java", last));
  }

  /// `… an550/an550 sshd[550]: …`, after what a collector put before it.
  private boolean isNamedWithin(String line) {
    for (int close = line.indexOf("]: "); close > 0; close = line.indexOf("]: ", close + 1)) {
      int open = close;
      while (open > 0 && Character.isDigit(line.charAt(open - 1))) {
        open--;
      }
      int end = open - 1;
      if (open < close && end > 0 && line.charAt(end) == '[') {
        end = line.charAt(end - 1) == ')' ? Math.max(0, line.lastIndexOf('(', end)) : end;
        int start = end;
        while (start > 0 && line.charAt(start - 1) > ' ' && line.charAt(start - 1) != '/') {
          start--;
        }
        return names.others().contains(LowerCase.of(line.substring(start, end)));
      }
    }
    return false;
  }

  private boolean hasCode(String text) {
    return scanner.scan(text).stream().anyMatch(code -> code.certainty() != Certainty.BARE);
  }

  /// Whether a reply code stands in it with the enhanced status code that belongs to it.
  private boolean hasWholeReply(String text) {
    for (CodeMention mention : scanner.scan(text)) {
      if (mention.code() instanceof EnhancedStatusCode && mention.certainty() == Certainty.NAMED) {
        return true;
      }
    }
    return false;
  }

  /// `550 Failed to change directory.`, at the head of a line or after a program's name.
  private boolean isFileTransfer(String line) {
    if (!hasCode(line, REACH)) {
      return false;
    }
    return fileTransfer.isAnyInLowerCaseOf(line);
  }

  /// Whether a number as reply codes are begins a word there.
  private static boolean hasCode(String line, int reach) {
    for (int i = 0; i + 3 < line.length() && i < reach; i++) {
      char c = line.charAt(i);
      if (c >= '1' && c <= '5' && (i == 0 || line.charAt(i - 1) == ' ')) {
        boolean isCode =
            Character.isDigit(line.charAt(i + 1))
                && Character.isDigit(line.charAt(i + 2))
                && " -".indexOf(line.charAt(i + 3)) >= 0;
        if (isCode) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether it begins with a date and says how grave it is, as logs of applications do.
  private static boolean isLevelled(String line) {
    int from = Math.min(line.length(), 12);
    boolean isDated =
        line.length() > 24
            && Character.isDigit(line.charAt(0))
            && Character.isDigit(line.charAt(1))
            && line.substring(0, from).chars().filter(c -> "-/: ".indexOf(c) >= 0).count() >= 1;
    boolean isKeyed =
        line.startsWith("level=") || line.startsWith("ts=") || line.startsWith("time=");
    if (!isDated) {
      return isKeyed;
    }
    String head = line.substring(0, Math.min(line.length(), 48));
    return head.contains(" INFO ")
        || head.contains(" WARN ")
        || head.contains(" WARNING ")
        || head.contains(" ERROR ")
        || head.contains(" DEBUG ")
        || head.contains(" FATAL ")
        || head.contains(" TRACE ");
  }
}
