package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.dsn.Addresses;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.smtp.HostNames;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads Exim's main and reject log: `ID ** address R=… T=… H=… : reason` (failed), `==`
/// (deferred), `=>`, `->`, `>>` and `*>` (delivered), `<=` (arrived), and `… rejected RCPT <…>:
/// reason`.
public final class EximLog implements LogDialect {
  private static final int MOST_WORDS = 16;

  /// What ends the address after a flag.
  private static final List<String> ATTRIBUTES =
      List.of(" F=<", " P=<", " R=", " T=", " H=", " : ", ": ", " defer (", " routing defer (");

  private static final List<String> REJECTED =
      List.of(
          "RCPT",
          "MAIL",
          "after DATA",
          "EHLO",
          "HELO",
          "connection",
          "VRFY",
          "EXPN",
          "STARTTLS",
          "AUTH",
          "DATA",
          "PRDR",
          "by local_scan",
          "by non-SMTP ACL");

  /// One of these is in each of those lines; see [ReaderHint#LOG].
  public static final List<String> HINTS =
      Stream.concat(
              Stream.of(" **", " ==", " =>", " ->", " >>", " *>", " <="),
              REJECTED.stream().map(command -> "rejected " + LowerCase.of(command)))
          .toList();

  private final ReplyReader replies;

  EximLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    if (text.indexOf('-') < 0 && !text.contains("exim") && !text.contains("F=<")) {
      return false; // neither an id nor a date nor an envelope
    }
    int flag = EximIds.flagOfContainer(text);
    if (flag > 0) {
      flagged(line, "", text.substring(flag, flag + 2), flag + 3, book);
      return true;
    }
    int words = 0;
    boolean isDated = false;
    for (int start = 0; start < text.length() && words < MOST_WORDS; words++) {
      int end = text.indexOf(' ', start);
      if (end < 0) {
        break;
      }
      if (end + 4 <= text.length() && text.charAt(end + 3) == ' ') {
        String mark = text.substring(end + 1, end + 3);
        if (EximIds.isFlag(mark) && EximIds.isOne(text, start, end)) {
          flagged(line, text.substring(start, end), mark, end + 4, book);
          return true;
        }
      }
      isDated |= isDate(text, start, end) || text.startsWith("exim", start);
      start = end + 1;
    }
    return (isDated || text.contains("F=<")) && rejection(line, book);
  }

  private static boolean isDate(String text, int start, int end) {
    return end - start == 10
        && text.charAt(start + 4) == '-'
        && text.charAt(start + 7) == '-'
        && Character.isDigit(text.charAt(start));
  }

  private void flagged(LogLine line, String id, String flag, int from, LogBook book) {
    switch (flag) {
      case "<=" -> {
        int end = line.text().indexOf(' ', from);
        String sender = line.text().substring(from, end < 0 ? line.text().length() : end);
        book.arrival(id, Addresses.first(sender).map(UntrustedText::new));
        book.original(id, EximArrival.message(line.text(), from));
      }
      case "**" -> book.delivery(id(id), Optional.of(Action.FAILED), failed(line, from));
      case "==" ->
          book.delivery(
              id(id), Optional.of(EximDeferral.action(line.text(), from)), deferred(line, from));
      default -> book.delivery(id(id), Optional.of(Action.DELIVERED), delivered(line, from));
    }
  }

  private static Optional<String> id(String id) {
    return Optional.of(id).filter(text -> !text.isEmpty());
  }

  private DeliveryDraft failed(LogLine line, int from) {
    int end = addressEnd(line.text(), from);
    int colon = line.text().indexOf(": ", end);
    int spaced = line.text().indexOf(" : ", end);
    int begins = spaced >= 0 ? spaced + 3 : colon < 0 ? line.text().length() : colon + 2;
    return addressed(line, from, end)
        .remoteMta(host(line.text(), end, begins), Place.LOG_LINE)
        .say(line.text().substring(begins), Place.LOG_LINE, replies);
  }

  /// `… defer (-44) H=mx.example.net [192.0.2.1]: reason`, or `… defer (111): reason`: the words of
  /// an error without a host mean little without what is before them.
  private DeliveryDraft deferred(LogLine line, int from) {
    String text = line.text();
    int end = addressEnd(text, from);
    int defer = text.indexOf("defer (", end);
    int close = defer < 0 ? -1 : text.indexOf(')', defer);
    int begins = close < 0 ? end : defer;
    if (close >= 0 && text.startsWith(" H=", close + 1)) {
      int bracket = text.indexOf(']', close);
      int colon = text.indexOf(": ", Math.max(bracket, close));
      begins = colon < 0 ? begins : colon + 2;
    }
    return addressed(line, from, end)
        .remoteMta(host(text, end, text.length()), Place.LOG_LINE)
        .say(text.substring(begins).strip(), Place.LOG_LINE, replies);
  }

  private DeliveryDraft delivered(LogLine line, int from) {
    int end = addressEnd(line.text(), from);
    int said = line.text().indexOf(" C=\"", end);
    int close = said < 0 ? -1 : line.text().indexOf('"', said + 4);
    return addressed(line, from, end)
        .remoteMta(host(line.text(), end, line.text().length()), Place.LOG_LINE)
        .say(close < 0 ? "" : line.text().substring(said + 4, close), Place.LOG_LINE, replies);
  }

  private static int addressEnd(String text, int from) {
    int end = text.length();
    for (String attribute : ATTRIBUTES) {
      int at = text.indexOf(attribute, from);
      if (at >= 0 && at < end) {
        end = at;
      }
    }
    return end;
  }

  /// `final@example.com <original@example.com>`; a file or a pipe instead of the first is not a
  /// recipient.
  private static DeliveryDraft addressed(LogLine line, int from, int end) {
    String text = line.text().substring(Math.min(from, end), end);
    int open = text.lastIndexOf(" <");
    Optional<UntrustedText> original =
        open < 0 || !text.endsWith(">")
            ? Optional.empty()
            : LogLine.mailbox(text.substring(open + 1));
    Optional<UntrustedText> last =
        LogLine.mailbox(original.isPresent() ? text.substring(0, open) : firstWord(text))
            .filter(address -> isMailbox(address.value()));
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(last.or(() -> original), Place.LOG_LINE)
            .sendingIp(bracketedBehind(line.text(), " I=[", end), Place.LOG_LINE);
    return last.isPresent() ? draft.originalRecipient(original, Place.LOG_LINE) : draft;
  }

  /// `** a@example.com routing yielded a local delivery`; a quoted local part may hold spaces.
  private static String firstWord(String text) {
    int space = text.startsWith("\"") ? -1 : text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static boolean isMailbox(String address) {
    return address.indexOf('@') > 0 && "|/>:".indexOf(address.charAt(0)) < 0;
  }

  /// `H=mx.example.net [192.0.2.1]`; empty where there is an IP address only.
  private static Optional<UntrustedText> host(String text, int from, int end) {
    int at = text.indexOf(" H=", Math.max(0, from - 1));
    if (at < 0 || at >= end) {
      return Optional.empty();
    }
    String host = HostNames.hostAt(text, at + 3);
    return host.isEmpty() ? Optional.empty() : Optional.of(new UntrustedText(host));
  }

  private boolean rejection(LogLine line, LogBook book) {
    String text = line.text();
    int at = text.indexOf("rejected ");
    if (at < 0 || (at > 0 && text.charAt(at - 1) != ' ')) {
      return false;
    }
    int what = at + "rejected ".length();
    if (REJECTED.stream().noneMatch(command -> text.startsWith(command, what))) {
      return false;
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .sender(line.address("F="), Place.LOG_LINE)
            .sendingIp(client(text, at), Place.LOG_LINE);
    int reason = text.indexOf(": ", what);
    if (text.startsWith("RCPT", what) || text.startsWith("VRFY", what)) {
      int start = what + 5;
      boolean isBracketed = text.startsWith("<", start);
      int close = isBracketed ? closingBracket(text, start) : addressEnd(text, start);
      draft.finalRecipient(
          LogLine.mailbox(text.substring(Math.min(start, close), close)), Place.LOG_LINE);
      reason = text.indexOf(": ", close);
    } else if (text.startsWith("MAIL <", what)) {
      draft.sender(line.bracketed(what + 5), Place.LOG_LINE);
    }
    draft.command(command(text, what), Place.LOG_LINE);
    draft.say(
        reason < 0 ? text.substring(at) : text.substring(reason + 2), Place.LOG_LINE, replies);
    boolean isTemporary = text.startsWith("temporarily ", at - "temporarily ".length());
    book.delivery(
        id(text, at), isTemporary ? Optional.of(Action.DELAYED) : Optional.empty(), draft);
    return true;
  }

  /// `H=(localhost) [192.0.2.1] F=<…> rejected …` names who was refused.
  private static Optional<UntrustedText> client(String text, int before) {
    int host = text.lastIndexOf("H=", before);
    return host < 0 ? Optional.empty() : bracketedBehind(text, " [", host);
  }

  /// The address in the brackets that open with this lead; not the port after it.
  private static Optional<UntrustedText> bracketedBehind(String text, String lead, int from) {
    int open = text.indexOf(lead, Math.min(from, text.length()));
    int close = open < 0 ? -1 : text.indexOf(']', open);
    return close < 0
        ? Optional.empty()
        : Optional.of(text.substring(open + lead.length(), close))
            .filter(SendingIps::isAddress)
            .map(UntrustedText::new);
  }

  private static int closingBracket(String text, int open) {
    int close = text.indexOf('>', open);
    return close < 0 ? text.length() : close + 1;
  }

  private static Optional<String> id(String text, int before) {
    int start = 0;
    for (int words = 0; words < 6 && start < before; words++) {
      int end = text.indexOf(' ', start);
      if (EximIds.isId(text, start, end)) {
        return Optional.of(text.substring(start, end));
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static Optional<SmtpCommand> command(String text, int what) {
    if (text.startsWith("connection", what)) {
      return Optional.of(SmtpCommand.GREETING);
    }
    return text.startsWith("after DATA", what)
        ? Optional.of(SmtpCommand.END_OF_DATA)
        : SmtpCommand.named(text.substring(what, Math.min(text.length(), what + 10)));
  }
}
