package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Command;
import bouncecard.adapter.terminal.Arguments.Flag;
import bouncecard.adapter.terminal.Arguments.Valued;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Inputs;
import bouncecard.app.Interpretation;
import bouncecard.app.Venue;
import bouncecard.app.watch.WatchJudge;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.text.UntrustedText;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The program on the command line. Exit status 0: answered; 1: nothing recognised; 2: wrong usage
/// or unreadable input.
public final class CommandLine {
  private static final int ANSWERED = 0;
  private static final int NOTHING_RECOGNISED = 1;
  private static final int WRONG_USAGE = 2;
  private static final String CARD = "card";
  private static final String DATA_VARIABLE = "BOUNCECARD_DATA_OVERLAY";

  private final Bouncecard bouncecard;
  private final Map<String, Format> formats;
  private final Terminal terminal;
  private final Inputs inputs;
  private final Serving serving;
  private final Checking checking;
  private final Watching watching;
  private final PrintStream out;
  private final PrintStream err;

  /// A command line.
  ///
  /// @param formats the formats that `--format` knows, by name; the card for a terminal is `card`
  /// @param inputs what `explain` reads
  /// @param serving what `serve` runs
  /// @param checking what `check` runs
  /// @param watching what `watch` reads and writes
  public CommandLine(
      Bouncecard bouncecard,
      Map<String, Format> formats,
      Terminal terminal,
      Inputs inputs,
      Serving serving,
      Checking checking,
      Watching watching,
      PrintStream out,
      PrintStream err) {
    this.bouncecard = bouncecard;
    this.formats = new TreeMap<>(formats);
    this.terminal = terminal;
    this.inputs = inputs;
    this.serving = serving;
    this.checking = checking;
    this.watching = watching;
    this.out = out;
    this.err = err;
  }

  /// The folder of one's own data that a command line names, or else the environment; the bot reads
  /// it with its configuration.
  public static Optional<Path> data(Map<String, String> environment, String... arguments) {
    Optional<String> variable =
        Optional.ofNullable(environment.get(DATA_VARIABLE)).filter(name -> !name.isBlank());
    boolean isNamed = Stream.of(arguments).anyMatch(word -> word.startsWith(Valued.DATA.option));
    if (variable.isEmpty() && !isNamed) {
      return Optional.empty();
    }
    return switch (ArgumentParser.parse(arguments)) {
      case Arguments.Parsed.Understood(Arguments understood)
          when !understood.command().isOperators() ->
          understood.value(Valued.DATA).or(() -> variable).flatMap(CommandLine::path);
      case Arguments.Parsed _ -> Optional.empty();
    };
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Runs with these arguments and answers the exit status.
  public int run(String... arguments) {
    return switch (ArgumentParser.parse(arguments)) {
      case Arguments.Parsed.Understood(Arguments understood) -> run(understood);
      case Arguments.Parsed.Misused(String message) -> wrong(message);
    };
  }

  private int run(Arguments arguments) {
    if (arguments.flags().contains(Flag.HELP)) {
      out.print(usage(arguments.command()));
      return ANSWERED;
    }
    if (arguments.flags().contains(Flag.VERSION)) {
      out.println("bouncecard " + version());
      return ANSWERED;
    }
    Optional<Language> language = language(arguments);
    Optional<Format> format =
        format(arguments)
            .map(
                chosen ->
                    arguments.flags().contains(Flag.COMPACT) ? new CompactFormat(chosen) : chosen);
    if (language.isEmpty() || format.isEmpty()) {
      return WRONG_USAGE;
    }
    String words = String.join(" ", arguments.words());
    return switch (arguments.command()) {
      case ASK -> answer(words, arguments.flags(), format.get(), language.get());
      case RULES ->
          new RuleList(bouncecard, format.get(), language.get(), out, err).run(arguments.words());
      case EXPLAIN ->
          new Explain(
                  new DocumentAnswerer(
                      bouncecard,
                      format.get(),
                      language.get(),
                      arguments.flags().contains(Flag.WHY)),
                  inputs,
                  out,
                  err,
                  progressBar(language.get()))
              .run(
                  arguments.words(),
                  arguments.flags().contains(Flag.EACH_LINE),
                  arguments.flags().contains(Flag.NDJSON));
      case CHECK ->
          new Check(bouncecard, checking, format.get(), language.get(), terminal, out, err)
              .run(arguments);
      case WATCH -> watch(arguments, language.get());
      case TRIAGE ->
          new TriageCommand(
                  bouncecard,
                  watching,
                  format.get(),
                  language.get(),
                  progressBar(language.get()),
                  out,
                  err)
              .run(inputs, arguments);
      case POST -> wrong("The first word must be post."); // else it ran before this was loaded
      case SITE -> site(arguments);
      case SERVE, DOCTOR, FEEDBACK, FORGET, MOVE_STATE, MCP ->
          new OperatorCommands(serving, message -> say(language.get(), message), out, err)
              .run(arguments)
              .orElseGet(() -> wrong(usage(arguments.command())));
    };
  }

  private int site(Arguments arguments) {
    Serving.Told told = serving.site(arguments.words(), arguments.value(Valued.BASE_URL));
    told.lines().forEach(told.isWell() ? out::println : err::println);
    return told.isWell() ? ANSWERED : WRONG_USAGE;
  }

  private int wrong(String sentence) {
    err.println(sentence);
    return WRONG_USAGE;
  }

  private ProgressBar progressBar(Language language) {
    return new ProgressBar(terminal, bouncecard.catalog().texts(language), err, System::nanoTime);
  }

  /// The version that the build wrote into the jar; classes that are in none have none.
  private static String version() {
    String version = CommandLine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private String usage(Command command) {
    List<String> names = Stream.concat(Stream.of(CARD), formats.keySet().stream()).toList();
    return Usage.of(command, names, bouncecard.languages().stream().map(Language::tag).toList());
  }

  private Optional<Language> language(Arguments arguments) {
    String asked = arguments.value(Valued.LANG).orElse(terminal.locale());
    Optional<Language> spoken = bouncecard.language(asked);
    if (spoken.isEmpty() && arguments.value(Valued.LANG).isEmpty()) {
      return Optional.of(Language.ENGLISH);
    }
    if (spoken.isEmpty()) {
      String languages =
          String.join(", ", bouncecard.languages().stream().map(Language::tag).toList());
      Map<String, String> values = Map.of("language", asked, "languages", languages);
      err.println(say(Language.ENGLISH, Message.ERROR_LANGUAGE, values));
    }
    return spoken;
  }

  private Optional<Format> format(Arguments arguments) {
    String name = arguments.value(Valued.FORMAT).orElse(CARD);
    if (name.equals(CARD)) {
      boolean coloured =
          switch (arguments.value(Valued.COLOR).orElse("auto")) {
            case "always" -> true;
            case "never" -> false;
            default -> terminal.coloured();
          };
      return Optional.of(new TerminalFormat(terminal.columns(), coloured));
    }
    Format format = formats.get(name);
    if (format == null) {
      String others = String.join(", ", formats.keySet());
      err.println("There is no format \"%s\". There are: card, %s.".formatted(name, others));
    }
    return Optional.ofNullable(format);
  }

  private int answer(String said, Set<Flag> flags, Format format, Language language) {
    UntrustedText text = new UntrustedText(said);
    Interpretation asked = bouncecard.ask(text, Venue.CHAT);
    Language spoken = asked.language().orElse(language);
    boolean why = flags.contains(Flag.WHY);
    Answer answer = why ? bouncecard.explained(asked.answer(), text) : asked.answer();
    Size size = why ? Size.WHOLE : format.size();
    Card card = bouncecard.card(answer, spoken, size);
    out.println(
        format.render(new AnswerCard("", answer, card, bouncecard.catalog().texts(spoken))));
    out.flush();
    boolean recognised =
        !(answer instanceof Answer.NoAnswer)
            && !(answer instanceof Answer.SearchAnswer(var _, var found) && found.isEmpty());
    if (!recognised) {
      err.println(
          say(
              spoken,
              Message.ERROR_NOTHING_RECOGNISED,
              Map.of("file", "\"" + text.visible(60) + "\"")));
    }
    return recognised ? ANSWERED : NOTHING_RECOGNISED;
  }

  private int watch(Arguments arguments, Language language) {
    boolean isForPrograms =
        arguments.value(Valued.FORMAT).filter(name -> !name.equals(CARD)).isPresent();
    return new Watch(
            new WatchJudge(bouncecard),
            watching.platforms(),
            isForPrograms ? Optional.of(watching.format()) : Optional.empty(),
            bouncecard.catalog().texts(language),
            out,
            err)
        .run(inputs, arguments.words());
  }

  private String say(Language language, MessageKey message) {
    return say(language, message, Map.of());
  }

  private String say(Language language, MessageKey message, Map<String, String> values) {
    return Rich.of(bouncecard.catalog().texts(language).message(message), values).text();
  }
}
