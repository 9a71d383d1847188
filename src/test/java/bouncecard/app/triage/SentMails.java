package bouncecard.app.triage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/// Mails to one to four recipients each, of whom some have it at once, some after greylisting, some
/// wait, and some never have it; as the logs of Postfix and of Exim tell of them, with what became
/// of all.
public final class SentMails {
  private static final Instant BEGIN = Instant.parse("2026-11-28T09:00:00Z");
  private static final String[] DOMAINS = {"example.com", "example.net", "example.org"};

  private final List<Line> postfix = new ArrayList<>();
  private final List<Line> exim = new ArrayList<>();
  private final Random random = new Random(11);
  private int delivered;
  private int waiting;
  private int failed;
  private int deferrals;

  /// A line and when it was written.
  private record Line(Instant at, String text) {}

  /// What an attempt came to.
  private enum Attempt {
    TAKEN,
    PUT_OFF,
    REFUSED
  }

  /// So many mails.
  public SentMails(int mails) {
    for (int i = 0; i < mails; i++) {
      mail(i);
    }
  }

  private void mail(int number) {
    Instant at = BEGIN.plusSeconds(7L * number);
    String queueId = String.format(Locale.ROOT, "4X%08X", number);
    String eximId = String.format(Locale.ROOT, "1t%04d-%06d-AB", number % 10_000, number);
    int recipients = 1 + random.nextInt(4);
    arrived(at, queueId, eximId, recipients);
    boolean isOver = true;
    Instant last = at;
    for (int i = 0; i < recipients; i++) {
      String to = "u" + number + "." + i + "@" + DOMAINS[random.nextInt(DOMAINS.length)];
      List<Attempt> attempts = attempts();
      for (int k = 0; k < attempts.size(); k++) {
        Instant then = at.plusSeconds(1 + i + 300L * k);
        told(then, queueId, eximId, to, attempts.get(k));
        last = then.isAfter(last) ? then : last;
        deferrals += attempts.get(k) == Attempt.PUT_OFF ? 1 : 0;
      }
      delivered += attempts.getLast() == Attempt.TAKEN ? 1 : 0;
      failed += attempts.getLast() == Attempt.REFUSED ? 1 : 0;
      waiting += attempts.getLast() == Attempt.PUT_OFF ? 1 : 0;
      isOver &= attempts.getLast() != Attempt.PUT_OFF;
    }
    if (isOver) {
      postfix(last, "qmgr", queueId + ": removed");
      exim(last, eximId, "Completed");
    }
  }

  private List<Attempt> attempts() {
    return switch (random.nextInt(10)) {
      case 0 -> List.of(Attempt.REFUSED);
      case 1 -> List.of(Attempt.PUT_OFF, Attempt.PUT_OFF, Attempt.TAKEN);
      case 2 -> List.of(Attempt.PUT_OFF, Attempt.REFUSED);
      case 3 -> List.of(Attempt.PUT_OFF, Attempt.PUT_OFF);
      case 4 -> List.of(Attempt.PUT_OFF, Attempt.TAKEN);
      default -> List.of(Attempt.TAKEN);
    };
  }

  private void arrived(Instant at, String queueId, String eximId, int recipients) {
    postfix(at, "smtpd", "connect from app.example.com[192.0.2.1]");
    postfix(at, "smtpd", queueId + ": client=app.example.com[192.0.2.1]");
    postfix(at, "cleanup", queueId + ": message-id=<" + queueId + "@app.example.com>");
    postfix(
        at,
        "qmgr",
        queueId + ": from=<news@example.com>, size=2000, nrcpt=" + recipients + " (queue active)");
    exim(at, eximId, "<= news@example.com H=app.example.com [192.0.2.1] P=esmtp S=2000");
  }

  private void told(Instant at, String queueId, String eximId, String to, Attempt attempt) {
    String domain = to.substring(to.indexOf('@') + 1);
    String host = "mx." + domain;
    String route = "R=dnslookup T=remote_smtp ";
    String command = "after RCPT TO:<" + to + ">: ";
    String head = queueId + ": to=<" + to + ">, relay=" + host + "[203.0.113.7]:25, delay=1.2, ";
    String said = "(host " + host + "[203.0.113.7] said: ";
    switch (attempt) {
      case TAKEN -> {
        postfix(at, "smtp", head + "dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 77AB)");
        exim(at, eximId, "=> " + to + " " + route + "H=" + host + " [203.0.113.7] C=\"250 OK\"");
      }
      case PUT_OFF -> {
        String reply = "450 4.2.0 <" + to + ">: Recipient address rejected: Greylisted";
        postfix(at, "smtp", head + "dsn=4.2.0, status=deferred " + said + reply + ")");
        exim(
            at,
            eximId,
            "== %s %sdefer (-44) H=%s [203.0.113.7]: SMTP error from remote mail server %s%s"
                .formatted(to, route, host, command, reply));
      }
      case REFUSED -> {
        String reply = "550 5.1.1 <" + to + ">: Recipient address rejected: User unknown";
        postfix(at, "smtp", head + "dsn=5.1.1, status=bounced " + said + reply + ")");
        exim(
            at,
            eximId,
            "** %s %sH=%s [203.0.113.7]: SMTP error from remote mail server %s%s"
                .formatted(to, route, host, command, reply));
      }
    }
  }

  private void postfix(Instant at, String who, String text) {
    String line = at.toString().replace("Z", ".000000+00:00") + " mx postfix/" + who + "[9]: ";
    postfix.add(new Line(at, line + text));
  }

  private void exim(Instant at, String id, String text) {
    LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    String time = String.format(Locale.ROOT, "%tF %<tT", local);
    exim.add(new Line(at, time + " " + id + " " + text));
  }

  private static List<String> inTime(List<Line> lines, Function<Line, String> text) {
    return lines.stream().sorted(Comparator.comparing(Line::at)).map(text).toList();
  }

  /// Postfix's log.
  public List<String> postfix() {
    return inTime(postfix, Line::text);
  }

  /// Exim's log.
  public List<String> exim() {
    return inTime(exim, Line::text);
  }

  public int delivered() {
    return delivered;
  }

  public int waiting() {
    return waiting;
  }

  public int failed() {
    return failed;
  }

  /// How often a server put a recipient off.
  public int deferrals() {
    return deferrals;
  }
}
