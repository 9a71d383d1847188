package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Term;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.CheckMessage;
import bouncecard.probe.Finding;
import bouncecard.probe.Finding.State;
import bouncecard.probe.MailServer;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ServerReply;
import bouncecard.probe.Stage;
import bouncecard.probe.Verdict;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cards about live checks.
final class CheckCards {
  private static final int LONGEST_TARGET = 254;
  private static final int LONGEST_QUOTE = 900;
  private static final int LONGEST_CONVERSATION = 2_500;
  private static final int LONGEST_NAME = 120;
  private static final int MOST_FIXES = 6;

  private final CardContext say;
  private final FindingTexts findings;

  CheckCards(CardContext composition) {
    this.say = composition;
    this.findings = new FindingTexts(composition.texts);
  }

  Card compose(ProbeReport report, List<Replied> replies, Checked checked) {
    return switch (report) {
      case ProbeReport.Mailbox mailbox -> mailbox(mailbox, replies, checked);
      case ProbeReport.Domain domain -> domain(domain, checked);
    };
  }

  Card denied(UntrustedText target, Term denial) {
    return say.card(
        Severity.NEUTRAL,
        title(target.visible(LONGEST_TARGET).replace('`', '\'')),
        say.rich(CheckMessage.CHECK_DENIED_VERDICT, Map.of()),
        List.of(
            new Block.Paragraph(
                say.say(CheckMessage.CHECK_REASON), Rich.of(say.texts.term("denied", denial)))),
        List.of());
  }

  /// While it runs: with nothing to press.
  Card running(UntrustedText target, Stage stage, Optional<MailServer> server) {
    return say.bare(
        Severity.NEUTRAL,
        title(target.visible(LONGEST_TARGET).replace('`', '\'')),
        Rich.plain(
            say.say(
                    Message.PROGRESS_CHECK,
                    Map.of(
                        "stage", say.texts.term("stage", stage),
                        "server", server.map(known -> known.name().text()).orElse("")))
                .strip()),
        List.of());
  }

  private Card mailbox(ProbeReport.Mailbox report, List<Replied> replies, Checked checked) {
    TextEntry verdict = say.texts.entry(Section.VERDICTS, report.verdict().token()).orElseThrow();
    List<Block> blocks = new ArrayList<>();
    blocks.add(facts(report));
    report
        .deciding()
        .ifPresent(
            reply ->
                blocks.add(
                    new Block.Quote(
                        say.say(CheckMessage.CHECK_SAID),
                        new UntrustedText(reply.text().visibleLines(LONGEST_QUOTE)))));
    replies(replies).ifPresent(blocks::add);
    blocks.add(
        new Block.Steps(say.say(Message.HOW_TO_FIX), say.rich(verdict.list("fix"), Map.of())));
    addFindings(blocks, report.findings());
    if (says252(report)) {
      blocks.add(new Block.Note(say.rich(CheckMessage.CHECK_252, Map.of())));
    }
    conversation(report).ifPresent(blocks::add);
    addWhen(blocks, checked);
    return say.card(
        severity(report.verdict()),
        title(report.target().text()),
        say.rich(verdict.text("verdict"), Map.of()),
        blocks,
        again(report.target().text()));
  }

  private Card domain(ProbeReport.Domain report, Checked checked) {
    List<Block> blocks = new ArrayList<>();
    addFindings(blocks, report.findings());
    addWhen(blocks, checked);
    long problems = report.findings().stream().filter(one -> one.state() == State.PROBLEM).count();
    return say.card(
        problems == 0 ? Severity.SUCCESS : Severity.TEMPORARY,
        title(report.target().text()),
        problems == 0
            ? say.rich(CheckMessage.CHECK_DOMAIN_VERDICT_OK, Map.of())
            : say.rich(
                CheckMessage.CHECK_DOMAIN_VERDICT_PROBLEMS,
                Map.of("count", Long.toString(problems))),
        blocks,
        again(report.target().text()));
  }

  private String title(String target) {
    return say.say(CheckMessage.CHECK_TITLE, Map.of("target", target));
  }

  private List<Button> again(String target) {
    return List.of(
        new Button(
            Button.Kind.CHECK_AGAIN, say.say(Message.BUTTON_CHECK_AGAIN), "check again " + target));
  }

  private Block facts(ProbeReport.Mailbox report) {
    List<Block.Fact> facts = new ArrayList<>();
    add(facts, CheckMessage.CHECK_REASON, Rich.of(say.texts.term("reason", report.reason())));
    add(facts, CheckMessage.CHECK_STAGE, Rich.plain(say.texts.term("stage", report.stage())));
    report
        .deciding()
        .ifPresent(reply -> add(facts, CheckMessage.CHECK_REPLY, Rich.verbatim(codes(reply))));
    add(facts, CheckMessage.CHECK_CONTROL, Rich.plain(say.texts.term("control", report.control())));
    report
        .server()
        .ifPresent(
            server ->
                add(
                    facts,
                    CheckMessage.CHECK_SERVER,
                    Rich.verbatim(server.name() + " [" + server.address() + "]")));
    report
        .certificate()
        .ifPresent(
            certificate ->
                add(
                    facts,
                    CheckMessage.CHECK_CERTIFICATE,
                    say.rich(
                        CheckMessage.CHECK_CERTIFICATE_VALUE,
                        Map.of(
                            "subject", certificate.subject().visible(LONGEST_NAME),
                            "date",
                                certificate
                                    .notAfter()
                                    .atOffset(ZoneOffset.UTC)
                                    .toLocalDate()
                                    .toString()))));
    return new Block.Facts(facts);
  }

  private void add(List<Block.Fact> facts, MessageKey label, Rich value) {
    facts.add(new Block.Fact(say.say(label), value));
  }

  static String codes(ServerReply reply) {
    return reply.replyCode()
        + reply.enhancedStatusCode().map(EnhancedStatusCode::toString).map(" "::concat).orElse("");
  }

  /// What the replies mean that refused something.
  private Optional<Block> replies(List<Replied> replies) {
    List<Rich> points =
        replies.stream()
            .filter(one -> one.exchange().reply().replyCode().isNegative())
            .map(
                one ->
                    Rich.plain(say.texts.term("stage", one.exchange().stage()) + ": ")
                        .then(Rich.verbatim(codes(one.exchange().reply())))
                        .then(" · " + cause(one)))
            .toList();
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(new Block.Points(say.say(CheckMessage.CHECK_REPLIES), points));
  }

  private String cause(Replied replied) {
    return say.texts
        .entry(Section.CAUSES, replied.diagnosis().cause().id())
        .orElseThrow()
        .text("name");
  }

  private void addFindings(List<Block> blocks, List<Finding> found) {
    if (found.isEmpty()) {
      return;
    }
    List<Rich> points = new ArrayList<>();
    List<Rich> fixes = new ArrayList<>();
    for (Finding finding : found) {
      String state = say.texts.term("state", finding.state());
      Rich point = Rich.plain(state + ": ").then(findings.detail(finding));
      points.add(findings.why(finding).map(why -> point.then(" ").then(why)).orElse(point));
      fixes.addAll(findings.fix(finding));
    }
    blocks.add(new Block.Points(say.say(CheckMessage.CHECK_FINDINGS), points));
    if (!fixes.isEmpty()) {
      blocks.add(
          new Block.Steps(
              say.say(CheckMessage.CHECK_PROBLEMS), fixes.stream().limit(MOST_FIXES).toList()));
    }
    for (Finding finding : found) {
      finding
          .publish()
          .ifPresent(
              record -> blocks.add(new Block.Quote(say.say(CheckMessage.CHECK_PUBLISH), record)));
    }
  }

  private static boolean says252(ProbeReport.Mailbox report) {
    return report.exchanges().stream()
        .anyMatch(one -> one.stage() == Stage.VRFY && one.reply().replyCode().value() == 252);
  }

  private Optional<Block> conversation(ProbeReport.Mailbox report) {
    if (report.transcript().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (ProbeReport.Line line : report.transcript()) {
      text.append(
          switch (line.speaker()) {
            case CLIENT -> "C: ";
            case SERVER -> "S: ";
            case NOTE -> "** ";
          });
      text.append(line.text().visible(LONGEST_QUOTE)).append('\n');
    }
    return Optional.of(
        new Block.Quote(
            say.say(CheckMessage.CHECK_TRANSCRIPT),
            new UntrustedText(
                new UntrustedText(text.toString()).visibleLines(LONGEST_CONVERSATION))));
  }

  private void addWhen(List<Block> blocks, Checked checked) {
    String time = checked.asked().truncatedTo(ChronoUnit.SECONDS).toString();
    blocks.add(
        new Block.Note(
            checked.isKept()
                ? say.rich(
                    CheckMessage.CHECK_ASKED_BEFORE,
                    Map.of("age", span(checked.age()), "time", time))
                : say.rich(CheckMessage.CHECK_ASKED_NOW, Map.of("time", time))));
    checked
        .left()
        .ifPresent(
            left ->
                blocks.add(
                    new Block.Note(
                        say.rich(CheckMessage.CHECK_ASK_AGAIN, Map.of("age", span(left))))));
  }

  private String span(Duration time) {
    CheckMessage unit =
        time.toMinutes() < 2
            ? CheckMessage.CHECK_SECONDS
            : time.toHours() < 2 ? CheckMessage.CHECK_MINUTES : CheckMessage.CHECK_HOURS;
    long count =
        time.toMinutes() < 2
            ? time.toSeconds()
            : time.toHours() < 2 ? time.toMinutes() : time.toHours();
    return say.say(unit, Map.of("count", Long.toString(count)));
  }

  private static Severity severity(Verdict verdict) {
    return switch (verdict) {
      case EXISTS -> Severity.SUCCESS;
      case DOES_NOT_EXIST, DISABLED, NOT_THIS_SERVER, NO_MAIL_BY_DESIGN, NO_SUCH_DOMAIN ->
          Severity.PERMANENT;
      case FULL, EXISTS_RATE_LIMITED, TRY_LATER, DNS_TROUBLE, UNREACHABLE -> Severity.TEMPORARY;
      case ACCEPTS_EVERYTHING, ACCEPTED_UNTESTED, REFUSED_US, UNKNOWN -> Severity.NEUTRAL;
    };
  }
}
