package bouncecard.read.session;

import bouncecard.delivery.FailedDelivery;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.HostNames;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads SMTP sessions as programs and people note them: telnet, swaks, `openssl s_client`, curl,
/// smtplib, the transcripts that Postfix and Sendmail send, and those with `C:` and `S:`.
public final class Transcript {
  private static final String TALKING = "while talking to ";

  private final ReplyReader replies;

  public Transcript(ReplyReader replies) {
    this.replies = replies;
  }

  /// What the sessions in the text tell of recipients; empty where there is none.
  public List<FailedDelivery> read(String text, int most) {
    return read(text, most, new StringBuilder());
  }

  private List<FailedDelivery> read(String text, int most, StringBuilder unread) {
    if (!Lines.areSeveral(text) && TranscriptLine.of(text).command().isEmpty()) {
      return List.of(); // one line, and it is no command
    }
    List<TranscriptLine> lines = new ArrayList<>();
    boolean isSession = false;
    boolean isMarked = false;
    int lastDot = -1;
    for (String written : Lines.of(text)) {
      TranscriptLine line = TranscriptLine.of(written);
      Optional<SmtpCommand> command = line.command();
      isSession |= command.filter(Transcript::isTelling).isPresent();
      isMarked |= command.isPresent() && !line.mark().isEmpty();
      lastDot = line.isDot() ? lines.size() : lastDot;
      lines.add(line);
    }
    return isSession ? new Reading(lines, isMarked, lastDot, unread).read(most) : List.of();
  }

  /// The lines that belong to no session.
  public String unread(String text) {
    StringBuilder unread = new StringBuilder();
    read(text, Integer.MAX_VALUE, unread);
    return unread.isEmpty() ? text : unread.toString();
  }

  private static boolean isTelling(SmtpCommand command) {
    return switch (command) {
      case EHLO, HELO, MAIL, RCPT, DATA, VRFY, AUTH, STARTTLS -> true;
      default -> false;
    };
  }

  /// One pass over the lines.
  private final class Reading {
    private final List<TranscriptLine> lines;
    private final boolean isMarked;
    private final int lastDot;
    private final List<FailedDelivery> found = new ArrayList<>();
    private SmtpSession session = new SmtpSession(replies);
    private final StringBuilder unread;
    private final StringBuilder reply = new StringBuilder();
    private int replyCode;
    private boolean isInData;
    private String dataMark = "";

    Reading(List<TranscriptLine> lines, boolean isMarked, int lastDot, StringBuilder unread) {
      this.lines = lines;
      this.isMarked = isMarked;
      this.lastDot = lastDot;
      this.unread = unread;
    }

    List<FailedDelivery> read(int most) {
      for (int i = 0; i < lines.size() && found.size() < most; i++) {
        read(lines.get(i), i);
      }
      endReply();
      found.addAll(session.deliveries());
      return found.size() > most ? found.subList(0, most) : found;
    }

    private void read(TranscriptLine line, int index) {
      int talking = line.said().indexOf(TALKING);
      if (talking >= 0) {
        endReply();
        found.addAll(session.deliveries());
        session = new SmtpSession(replies);
        session.host(HostNames.hostAt(line.said(), talking + TALKING.length()));
        isInData = false;
      } else if (isInData && isContent(line, index)) {
        if (line.isDot()) {
          isInData = false;
          session.dataEnded();
        }
      } else if (line.replyCode() > 0) {
        readReply(line);
      } else if ((!isMarked || !line.mark().isEmpty()) && line.command().isPresent()) {
        line.command().ifPresent(command -> readCommand(command, line));
      } else {
        unread.append(line.said()).append('\n');
      }
    }

    /// Content has the client's sign, or none. Where it was left out, the server speaks next.
    private boolean isContent(TranscriptLine line, int index) {
      if (line.replyCode() == 0) {
        return true;
      }
      return isMarked ? line.mark().equals(dataMark) : index < lastDot;
    }

    private void readReply(TranscriptLine line) {
      boolean isSame = line.replyCode() == replyCode;
      if (isMarked && line.mark().isEmpty() && !isSame) {
        unread.append(line.said()).append('\n');
        return;
      }
      if (!isSame) {
        endReply();
      }
      replyCode = line.replyCode();
      reply.append(reply.isEmpty() ? "" : "\n").append(line.said());
      if (!line.goesOn()) {
        endReply();
      }
    }

    private void endReply() {
      if (replyCode == 0) {
        return;
      }
      int code = replyCode;
      String text = reply.toString();
      replyCode = 0;
      reply.setLength(0);
      if (isInData) {
        isInData = false;
        session.dataEnded();
      }
      session.replied(code, text);
      isInData = code == 354;
    }

    private void readCommand(SmtpCommand command, TranscriptLine line) {
      endReply();
      if (command == SmtpCommand.DATA) {
        dataMark = line.mark();
      }
      session.sent(command, line);
    }
  }
}
