package bouncecard.read.speaker;

import bouncecard.catalog.Once;
import bouncecard.catalog.words.ProgramNames;
import bouncecard.read.reply.ReaderHint;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.WholeReply;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import bouncecard.text.Rewritten;
import bouncecard.text.Signs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Leaves out the lines that other programs wrote: their numbers are no reply codes, and their
/// words are no server's.
///
/// Known programs and shapes that no mail system writes are left out whatever they say; a line
/// whose program is not known stays where it speaks of mail or quotes a whole reply.
public final class OtherPrograms {
  /// One of these is in each line of another program that is known by its words, in whatever case;
  /// see [ReaderHint#OTHER_PROGRAM].
  public static final List<String> SIGNS = LineShape.WITHIN;

  /// The same of programs that dial, which mail systems do too; see [ReaderHint#DIALLING].
  public static final List<String> SIGNS_OF_ANYBODY = LineMarks.OF_ANYBODY;

  private static final int LONGEST_LOOKED_AT = 1000;

  /// How far after a program's name the code of its reply stands.
  private static final int REACH = 80;

  /// A text of few lines is about one thing: what the others of its lines say counts for each.
  private static final int FEW_LINES = 40;

  private final CodeScanner scanner;
  private final ProgramNames names;
  private final Supplier<PhraseIndex> errors;
  private final Supplier<PhraseIndex> fileTransfer;

  /// @param errors names of the errors of mail libraries, in lower case
  public OtherPrograms(CodeScanner scanner, ProgramNames names, List<String> errors) {
    this.scanner = scanner;
    this.names = names;
    this.errors =
        new Once<>(() -> new PhraseIndex(errors.stream().filter(OtherPrograms::isOfMail).toList()));
    this.fileTransfer = new Once<>(() -> new PhraseIndex(names.fileTransfer()));
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
  ///
  /// @param hints what may be in it
  public Rewritten without(Rewritten text, Set<ReaderHint> hints) {
    String t = text.text();
    if (text.signs().mayHave('=') && SettingLines.areAll(t) && !hasCode(t)) {
      return text.rewrite().skipTo(t.length()).build();
    }
    if (!text.signs().mayHave('\n')) {
      return withoutLine(text, hints);
    }
    List<Writer> writers = writers(text, hints);
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

  private Rewritten withoutLine(Rewritten text, Set<ReaderHint> hints) {
    String line = text.text();
    if (!text.signs().mayHave(']') && WholeReply.of(line).isPresent()) {
      return text; // and no program is named before it
    }
    String head = line.substring(0, Math.min(line.length(), LONGEST_LOOKED_AT));
    return switch (writer(head, hints, text.signs())) {
      case MAIL, ANYBODY -> text;
      case UNKNOWN, ANOTHER -> text.rewrite().skipTo(line.length()).build();
    };
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
  private List<Writer> writers(Rewritten text, Set<ReaderHint> hints) {
    String t = text.text();
    List<Writer> writers = new ArrayList<>();
    int others = 0;
    for (int from = 0; from < t.length(); ) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      String line = t.substring(from, Math.min(end, from + LONGEST_LOOKED_AT));
      Writer writer = writer(line, hints, text.signs());
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
  ///
  /// @param signs what may stand in it
  private Writer writer(String line, Set<ReaderHint> hints, Signs signs) {
    if (line.isBlank()) {
      return Writer.MAIL;
    }
    Optional<LoggedBy> logged = LoggedBy.of(line, signs.mayHave('['));
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
    if (LineShape.isOfAnotherProgram(line, hints.contains(ReaderHint.OTHER_PROGRAM), signs)
        || LineShape.isLogin(line)) {
      return hasWholeReply(line) || isErrorWithReply(line) ? Writer.MAIL : Writer.ANOTHER;
    }
    if (signs.mayHave(']') && isNamedWithin(line)) {
      return Writer.ANOTHER;
    }
    if (hints.contains(ReaderHint.FILE_TRANSFER) && isFileTransfer(line)) {
      return unknown(line);
    }
    boolean mayDial = hints.contains(ReaderHint.DIALLING);
    return !hasCode(line, 1)
            && !LineShape.quotesReply(line)
            && (Stamp.isLevelled(line)
                || (mayDial && LineShape.isOfAnybody(line))
                || NamedPorts.areOfOthers(line))
        ? unknown(line)
        : Writer.ANYBODY;
  }

  private Writer unknown(String message) {
    if (hasWholeReply(message) || quotesCommand(message) || isMailError(message)) {
      return Writer.MAIL;
    }
    return scanner.speaksOfMail(message) || NamedPorts.areOfMail(message)
        ? Writer.ANYBODY
        : Writer.UNKNOWN;
  }

  /// `java.lang.RuntimeException: could not send the mail: 554 rejected`: what an error of anybody
  /// tells is a reply about mail.
  private boolean isErrorWithReply(String line) {
    int name = line.lastIndexOf("xception: ");
    for (int at = name < 0 ? -1 : line.indexOf(": ", name);
        at >= 0;
        at = line.indexOf(": ", at + 1)) {
      String told = line.substring(at + 2);
      if (FreeLine.isReply(told, 0, told.length())) {
        return hasCode(told) && scanner.speaksOfMail(line.substring(name + 9));
      }
    }
    return false;
  }

  private static boolean isOfMail(String error) {
    return error.contains("smtp") || error.contains("mail") || error.contains("transport");
  }

  /// The name of an error that only mail libraries have, as `Swift_TransportException: …` does.
  private boolean isMailError(String message) {
    return errors.get().isAnyInLowerCaseOf(message);
  }

  /// `curl: (55) RCPT failed: 550`.
  private static boolean quotesCommand(String message) {
    return message.contains("RCPT failed") || message.contains("MAIL failed");
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
    return hasCode(line, REACH) && fileTransfer.get().isAnyInLowerCaseOf(line);
  }

  /// Whether a number as reply codes are begins a word there.
  private static boolean hasCode(String line, int reach) {
    int end = Math.min(line.length() - 3, reach);
    for (int i = 0; i < end; i++) {
      char c = line.charAt(i);
      if (c >= '1' && c <= '5' && (i == 0 || " '\"=".indexOf(line.charAt(i - 1)) >= 0)) {
        boolean isCode =
            Character.isDigit(line.charAt(i + 1))
                && Character.isDigit(line.charAt(i + 2))
                && " -,".indexOf(line.charAt(i + 3)) >= 0;
        if (isCode) {
          return true;
        }
      }
    }
    return false;
  }
}
