package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Flag;
import bouncecard.adapter.terminal.Arguments.Valued;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The commands of an operator: to run the bot, to look at it, to have it forget. The exit status
/// is empty where the words are not what the command takes.
///
/// @param saying a sentence in the person's language
record OperatorCommands(
    Serving serving, Function<MessageKey, String> saying, PrintStream out, PrintStream err) {
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;
  private static final int REFUSED = 2;

  Optional<Integer> run(Arguments arguments) {
    Optional<String> file = arguments.value(Valued.CONFIG);
    List<String> words = arguments.words();
    boolean takesWord =
        arguments.command() == Arguments.Command.FORGET
            || arguments.command() == Arguments.Command.MOVE_STATE;
    if (words.size() != (takesWord ? 1 : 0)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (arguments.command()) {
          case DOCTOR -> told(serving.doctor(file));
          case FEEDBACK -> told(serving.feedback(file));
          case FORGET -> told(serving.forget(file, words.getFirst()));
          case MOVE_STATE -> told(serving.move(file, words.getFirst()));
          case MCP -> serving.assist();
          case SERVE -> served(serving.serve(file, arguments.flags().contains(Flag.SETTINGS)));
          case ASK, EXPLAIN, RULES, CHECK, WATCH, TRIAGE, SITE, POST ->
              throw new IllegalArgumentException("no command of an operator's");
        });
  }

  private int told(Serving.Told told) {
    told.lines().forEach(out::println);
    out.flush();
    return told.isWell() ? DONE : NOT_DONE;
  }

  private int served(Serving.Outcome outcome) {
    return switch (outcome) {
      case Serving.Outcome.Stopped() -> DONE;
      case Serving.Outcome.Listed(List<String> lines) -> {
        lines.forEach(out::println);
        yield DONE;
      }
      case Serving.Outcome.NoTokens(List<MessageKey> signIns) -> {
        err.println(saying.apply(Message.SERVE_NO_TOKENS));
        signIns.forEach(signIn -> err.println(saying.apply(signIn)));
        yield REFUSED;
      }
      case Serving.Outcome.Refused(List<String> reasons) -> {
        reasons.forEach(err::println);
        yield REFUSED;
      }
    };
  }
}
