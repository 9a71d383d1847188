package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Valued;
import bouncecard.adapter.terminal.Checking.Opened;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.check.CheckResult;
import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.check.Checks;
import bouncecard.app.check.Requester;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.CheckMessage;
import bouncecard.probe.MailServer;
import bouncecard.probe.Progress;
import bouncecard.probe.Stage;
import bouncecard.text.UntrustedText;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/// The command `check`. Exit status 0: answered, also that checks are off; 1: it is nothing that
/// could be checked; 2: wrong usage.
final class Check {
  private static final int ANSWERED = 0;
  private static final int NOTHING_RECOGNISED = 1;
  private static final int WRONG_USAGE = 2;

  private final Bouncecard bouncecard;
  private final Checking checking;
  private final Format format;
  private final Texts texts;
  private final Terminal terminal;
  private final PrintStream out;
  private final PrintStream err;

  Check(
      Bouncecard bouncecard,
      Checking checking,
      Format format,
      Language language,
      Terminal terminal,
      PrintStream out,
      PrintStream err) {
    this.bouncecard = bouncecard;
    this.checking = checking;
    this.format = format;
    this.texts = bouncecard.catalog().texts(language);
    this.terminal = terminal;
    this.out = out;
    this.err = err;
  }

  int run(Arguments arguments) {
    Answer.CheckAnswer asked = Answer.CheckAnswer.of(String.join(" ", arguments.words()));
    if (asked.isEmpty()) {
      return misused(CheckMessage.CHECK_WHAT, Map.of());
    }
    return switch (checking.open(wanted(arguments))) {
      case Opened.Ready(Checks checks) -> {
        CheckResult result =
            checks.check(asked.target(), Requester.OPERATOR, asked.isAnew(), progress());
        if (terminal.showsErrors()) {
          err.print("\r\u001b[K");
          err.flush();
        }
        yield print(asked.target(), result);
      }
      case Opened.Off() ->
          print(asked.target(), new CheckResult.Denied(Denial.OFF, Optional.empty()));
      case Opened.Unfit(var fault) ->
          misused(Message.ERROR_CHECK_HELO, Map.of("reason", texts.term("ehlo", fault)));
      case Opened.Refused(var mistakes) -> {
        mistakes.forEach(err::println);
        yield WRONG_USAGE;
      }
      case Opened.Unusable(String option, String value) ->
          misused(
              Message.ERROR_CHECK_OPTION,
              Map.of("option", option, "value", new UntrustedText(value).visible(60)));
    };
  }

  private static Checking.Wanted wanted(Arguments arguments) {
    return new Checking.Wanted(
        arguments.all(Valued.RESOLVER),
        arguments.value(Valued.PORT),
        arguments.all(Valued.ALLOW_NETWORK),
        arguments.value(Valued.HELO),
        arguments.all(Valued.TLS_CA));
  }

  private int misused(MessageKey message, Map<String, String> values) {
    err.println(say(message, values));
    return WRONG_USAGE;
  }

  private int print(UntrustedText target, CheckResult result) {
    Answer answer = bouncecard.checked(target, result);
    out.println(
        format.render(
            new AnswerCard("", answer, bouncecard.card(answer, texts.language()), texts)));
    out.flush();
    if (result instanceof CheckResult.Denied(Denial denial, var _) && denial == Denial.NO_TARGET) {
      err.println(texts.term("denied", denial));
      return NOTHING_RECOGNISED;
    }
    return ANSWERED;
  }

  /// One line that is written again with each step, where somebody sees it.
  private Progress progress() {
    return terminal.showsErrors()
        ? (stage, server) -> {
          err.print("\r\u001b[K" + line(stage, server));
          err.flush();
        }
        : (_, _) -> {};
  }

  private String line(Stage stage, Optional<MailServer> server) {
    return say(
            Message.PROGRESS_CHECK,
            Map.of(
                "stage", texts.term("stage", stage),
                "server", server.map(known -> known.name().text()).orElse("")))
        .strip();
  }

  private String say(MessageKey message, Map<String, String> values) {
    return Rich.of(texts.message(message), values).text();
  }
}
