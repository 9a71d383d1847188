package bouncecard.adapter.terminal;

import bouncecard.app.Answer;
import bouncecard.app.Asked;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.MailReader;
import bouncecard.app.Reply;
import bouncecard.app.Setting;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The program on the command line. Exit status 0: answered; 1: nothing recognised; 2: wrong usage or unreadable input.
public final class CommandLine {
  private static final int ANSWERED = 0;
  private static final int NOTHING_RECOGNISED = 1;
  private static final int WRONG_USAGE = 2;

  private final Bouncecard bouncecard;
  private final MailReader mails;
  private final Map<String, Format> formats;
  private final Terminal terminal;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  /// A command line.
  ///
  /// @param formats the formats that `--format` knows, by name; the card for a terminal is `card`
  public CommandLine(
      Bouncecard bouncecard,
      MailReader mails,
      Map<String, Format> formats,
      Terminal terminal,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    this.bouncecard = bouncecard;
    this.mails = mails;
    this.formats = new TreeMap<>(formats);
    this.terminal = terminal;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /// Runs with these arguments and answers the exit status.
  public int run(String... arguments) {
    picocli.CommandLine parser = new picocli.CommandLine(spec());
    parser.setUnmatchedOptionsArePositionalParams(false);
    try {
      ParseResult parsed = parser.parseArgs(arguments);
      ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
      return run(command);
    } catch (UnmatchedArgumentException e) {
      err.println(unknown(e));
      return WRONG_USAGE;
    } catch (ParameterException e) {
      err.println(e.getMessage());
      return WRONG_USAGE;
    }
  }

  private static String unknown(UnmatchedArgumentException e) {
    String option = e.getUnmatched().getFirst();
    Optional<String> meant =
        Nearest.to(option, e.getCommandLine().getCommandSpec().optionsMap().keySet());
    return "Unknown option "
        + new UntrustedText(option).visible(60)
        + ". "
        + meant.map(name -> "Did you mean " + name + "?").orElse("Try --help.");
  }

  private CommandSpec spec() {
    CommandSpec explain =
        common("explain", "Explains bounces from files, folders or standard input.")
            .addOption(flag("--each-line", "one reply or log line a line"))
            .addOption(flag("--ndjson", "one JSON object with a \"text\" a line"))
            .addPositional(words("FILE|DIR|-"));
    CommandSpec check =
        common("check", "Asks the receiving server and the domain's DNS (off until the operator turns it on).")
            .addPositional(words("ADDRESS|DOMAIN"));
    CommandSpec serve = common("serve", "Runs the bot in Slack and Discord.");
    CommandSpec main = common("bouncecard", "Explains SMTP replies and bounces.").addPositional(words("WORDS"));
    main.addOption(flag("--version", "the program's version"));
    main.addSubcommand("explain", explain);
    main.addSubcommand("check", check);
    main.addSubcommand("serve", serve);
    return main;
  }

  private CommandSpec common(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    spec.addOption(
        OptionSpec.builder("--format")
            .paramLabel("FORMAT")
            .type(String.class)
            .description(String.join(", ", formats.keySet()))
            .build());
    spec.addOption(
        OptionSpec.builder("--lang").paramLabel("LANGUAGE").type(String.class).description("en, ko").build());
    spec.addOption(
        OptionSpec.builder("--color")
            .paramLabel("WHEN")
            .type(String.class)
            .description("auto, always, never")
            .build());
    spec.addOption(
        OptionSpec.builder("-h", "--help").type(boolean.class).description("this help").build());
    return spec;
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).description(description).build();
  }

  private static PositionalParamSpec words(String label) {
    return PositionalParamSpec.builder()
        .paramLabel(label)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity("0..*")
        .build();
  }

  private int run(ParseResult command) {
    if (command.hasMatchedOption("--help")) {
      out.print(usage(command));
      return ANSWERED;
    }
    if (command.hasMatchedOption("--version")) {
      out.println("bouncecard " + Optional.ofNullable(CommandLine.class.getPackage().getImplementationVersion()).orElse("development"));
      return ANSWERED;
    }
    Optional<Language> language = language(command);
    Optional<Format> format = format(command);
    if (language.isEmpty() || format.isEmpty()) {
      return WRONG_USAGE;
    }
    List<String> words = command.matchedPositionals().isEmpty() ? List.of() : command.matchedPositionals().getFirst().originalStringValues();
    return switch (command.commandSpec().name()) {
      case "explain" ->
          new Explain(bouncecard, mails, format.get(), language.get(), in, out, err)
              .run(
                  words,
                  command.hasMatchedOption("--each-line"),
                  command.hasMatchedOption("--ndjson"));
      case "check" -> answer(String.join(" ", "check", String.join(" ", words)), format.get(), language.get());
      case "serve" -> serve(language.get());
      default -> answer(String.join(" ", words), format.get(), language.get());
    };
  }

  private static String usage(ParseResult command) {
    picocli.CommandLine line = command.commandSpec().commandLine();
    return line.getUsageMessage(picocli.CommandLine.Help.Ansi.OFF);
  }

  private Optional<Language> language(ParseResult command) {
    String asked = command.matchedOptionValue("--lang", terminal.locale());
    Optional<Language> spoken = bouncecard.language(asked);
    if (spoken.isEmpty() && !command.hasMatchedOption("--lang")) {
      return Optional.of(Language.ENGLISH);
    }
    if (spoken.isEmpty()) {
      String languages = String.join(", ", bouncecard.languages().stream().map(Language::tag).toList());
      err.println(say(Language.ENGLISH, Message.ERROR_LANGUAGE, Map.of("language", asked, "languages", languages)));
    }
    return spoken;
  }

  private Optional<Format> format(ParseResult command) {
    String name = command.matchedOptionValue("--format", "card");
    if (name.equals("card")) {
      boolean coloured =
          switch (command.matchedOptionValue("--color", "auto")) {
            case "always" -> true;
            case "never" -> false;
            default -> terminal.coloured();
          };
      return Optional.of(new TerminalFormat(terminal.columns(), coloured));
    }
    Format format = formats.get(name);
    if (format == null) {
      err.println("There is no format \"" + name + "\". There are: card, " + String.join(", ", formats.keySet()) + ".");
    }
    return Optional.ofNullable(format);
  }

  private int answer(String said, Format format, Language language) {
    Asked asked = bouncecard.ask(new UntrustedText(said), Setting.CHAT);
    Language spoken = asked.language().orElse(language);
    Answer answer = asked.answer();
    out.println(
        format.render(
            new Reply("", answer, bouncecard.card(answer, spoken), bouncecard.catalog().texts(spoken))));
    out.flush();
    boolean recognised = !(answer instanceof Answer.NoAnswer) && !(answer instanceof Answer.SearchAnswer(var _, var found) && found.isEmpty());
    if (!recognised) {
      err.println(say(spoken, Message.ERROR_NOTHING_RECOGNISED, Map.of("file", "\"" + new UntrustedText(said).visible(60) + "\"")));
    }
    return recognised ? ANSWERED : NOTHING_RECOGNISED;
  }

  private int serve(Language language) {
    err.println(say(language, Message.ERROR_NO_CHAT_YET, Map.of()));
    return WRONG_USAGE;
  }

  private String say(Language language, Message message, Map<String, String> values) {
    return Rich.of(bouncecard.catalog().texts(language).message(message), values).text();
  }
}
