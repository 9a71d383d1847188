package bouncecard.adapter.terminal;

import bouncecard.app.Nearest;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// What stands on the command line: a command, its options, and the words that are neither.
///
/// Options stand anywhere; `--` ends them.
///
/// @param command the first word where it is a command's name, else [Command#ASK]
/// @param flags the options without a value that were given
/// @param values the value of each option that was given one; of a repeated one the last, or all of
///   them in lines where all of them count
/// @param words what remains, in order
record Arguments(Command command, Set<Flag> flags, Map<Valued, String> values, List<String> words) {

  /// What the program can be told to do.
  enum Command {
    ASK("", "[WORD]…", "Explains SMTP replies and bounces."),
    EXPLAIN("explain", "[FILE|DIR|-]…", "Explains bounces from files, folders or standard input."),
    RULES(
        "rules",
        "[PROVIDER|CAUSE|CODE|WORD]…",
        "Lists the rules by which replies are judged, all or those that fit every word."),
    CHECK(
        "check",
        "ADDRESS|DOMAIN",
        "Asks the receiving server and the domain's DNS (off until the operator turns it on)."),
    WATCH(
        "watch",
        "[FILE|-]…",
        "Says what watching a channel would do with messages as the chats deliver them."),
    TRIAGE(
        "triage",
        "[FILE|DIR|-]…",
        "Sums up a whole log, mailbox or batch: how bad, why, whose job, what to do first."),
    SERVE("serve", "", "Runs the bot in the chats that have tokens."),
    DOCTOR(
        "doctor",
        "",
        "Says what the bot lacks in the chats, which feature is off for it, and what to click."),
    FEEDBACK("feedback", "", "Lists what people called wrong, by rule, with a stub for the data.");

    final String word;
    final String operands;
    final String description;

    Command(String word, String operands, String description) {
      this.word = word;
      this.operands = operands;
      this.description = description;
    }

    /// Whether it is about a bot that is configured.
    boolean isOperators() {
      return this == SERVE || this == DOCTOR || this == FEEDBACK;
    }
  }

  /// An option without a value.
  enum Flag {
    EACH_LINE("--each-line", "one reply or log line a line"),
    NDJSON("--ndjson", "one JSON object with a \"text\" a line"),
    WHY("--why", "say what else came into question, and why it lost"),
    COMPACT("--compact", "the card as chats show it first, on one screen of a phone"),
    SETTINGS("--settings", "list the settings, and where each comes from"),
    HELP("--help", "this help"),
    VERSION("--version", "the program's version");

    final String option;
    final String description;

    Flag(String option, String description) {
      this.option = option;
      this.description = description;
    }

    boolean isOf(Command command) {
      return switch (this) {
        case EACH_LINE, NDJSON -> command == Command.EXPLAIN;
        case WHY -> command == Command.EXPLAIN || command == Command.ASK;
        case COMPACT -> command == Command.EXPLAIN || command == Command.ASK;
        case SETTINGS -> command == Command.SERVE;
        case VERSION -> command == Command.ASK;
        case HELP -> true;
      };
    }
  }

  /// An option with a value.
  enum Valued {
    FORMAT("--format"),
    LANG("--lang"),
    COLOR("--color"),
    CONFIG("--config"),
    DATA("--data"),
    RESOLVER("--resolver"),
    PORT("--port"),
    ALLOW_NETWORK("--allow-network"),
    HELO("--helo"),
    TLS_CA("--tls-ca"),
    SINCE("--since"),
    UNTIL("--until"),
    YEAR("--year"),
    ZONE("--zone"),
    TOP("--top"),
    COMPARE("--compare"),
    UNKNOWN("--unknown");

    final String option;

    Valued(String option) {
      this.option = option;
    }

    boolean isOf(Command command) {
      return switch (this) {
        case FORMAT, COLOR -> !command.isOperators();
        case LANG -> true;
        case DATA -> !command.isOperators();
        case CONFIG -> command.isOperators();
        case RESOLVER, PORT, ALLOW_NETWORK, HELO, TLS_CA -> command == Command.CHECK;
        case SINCE, UNTIL, YEAR, ZONE, TOP, COMPARE, UNKNOWN -> command == Command.TRIAGE;
      };
    }

    /// Whether all of its values count and not only the last.
    boolean isMany() {
      return this == RESOLVER || this == ALLOW_NETWORK || this == TLS_CA;
    }
  }

  /// What came of reading a command line.
  sealed interface Parsed {
    /// It can be run.
    record Understood(Arguments arguments) implements Parsed {}

    /// It cannot; the message says why in one line.
    record Misused(String message) implements Parsed {}
  }

  /// Copies the collections.
  Arguments {
    flags = Set.copyOf(flags);
    values = Map.copyOf(values);
    words = List.copyOf(words);
  }

  Optional<String> value(Valued valued) {
    return Optional.ofNullable(values.get(valued));
  }

  /// All values of an option that may be repeated.
  List<String> all(Valued valued) {
    return value(valued).stream().flatMap(String::lines).toList();
  }

  static Parsed parse(String... arguments) {
    CommandLine line;
    try {
      line = parser().parse(options(), arguments);
    } catch (UnrecognizedOptionException e) {
      return new Parsed.Misused(unknown(name(e.getOption()), command(List.of(arguments))));
    } catch (MissingArgumentException e) {
      return new Parsed.Misused(
          "Option --" + e.getOption().getLongOpt() + " needs a value. Try --help.");
    } catch (ParseException e) {
      return new Parsed.Misused(e.getMessage() + ". Try --help.");
    }
    List<String> words = new ArrayList<>(line.getArgList());
    Command command = command(words);
    if (command != Command.ASK) {
      words.removeFirst();
    }
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (line.hasOption(flag.option) && !flag.isOf(command)) {
        return new Parsed.Misused(unknown(flag.option, command));
      }
      if (line.hasOption(flag.option)) {
        flags.add(flag);
      }
    }
    Map<Valued, String> values = values(line);
    for (Valued valued : values.keySet()) {
      if (!valued.isOf(command)) {
        return new Parsed.Misused(unknown(valued.option, command));
      }
    }
    if (command == Command.SERVE && !words.isEmpty()) {
      return new Parsed.Misused(
          "serve takes options only, and no \""
              + new UntrustedText(words.getFirst()).visible(60)
              + "\". Try --help.");
    }
    return new Parsed.Understood(new Arguments(command, flags, values, words));
  }

  private static DefaultParser parser() {
    return DefaultParser.builder()
        .setAllowPartialMatching(false)
        .setStripLeadingAndTrailingQuotes(false)
        .get();
  }

  private static Options options() {
    Options options = new Options();
    for (Flag flag : Flag.values()) {
      Option.Builder option = flag == Flag.HELP ? Option.builder("h") : Option.builder();
      options.addOption(option.longOpt(flag.option.substring(2)).get());
    }
    for (Valued valued : Valued.values()) {
      options.addOption(Option.builder().longOpt(valued.option.substring(2)).hasArg().get());
    }
    return options;
  }

  /// Of a repeated option the last value.
  private static Map<Valued, String> values(CommandLine line) {
    Map<Valued, String> values = new EnumMap<>(Valued.class);
    for (Valued valued : Valued.values()) {
      String[] given = line.getOptionValues(valued.option);
      if (given != null && given.length > 0) {
        values.put(valued, valued.isMany() ? String.join("\n", given) : given[given.length - 1]);
      }
    }
    return values;
  }

  /// The option without a value behind it.
  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  private static Command command(List<String> words) {
    for (Command command : Command.values()) {
      if (command != Command.ASK && !words.isEmpty() && words.getFirst().equals(command.word)) {
        return command;
      }
    }
    return Command.ASK;
  }

  private static String unknown(String name, Command command) {
    List<String> options = new ArrayList<>();
    for (Flag flag : Flag.values()) {
      if (flag.isOf(command)) {
        options.add(flag.option);
      }
    }
    for (Valued valued : Valued.values()) {
      if (valued.isOf(command)) {
        options.add(valued.option);
      }
    }
    return "Unknown option "
        + new UntrustedText(name).visible(60)
        + ". "
        + Nearest.to(name, options)
            .map(option -> "Did you mean " + option + "?")
            .orElse("Try --help.");
  }

  /// How a command is used.
  ///
  /// @param formats the names that `--format` takes
  /// @param languages the tags that `--lang` takes
  static String usage(Command asked, List<String> formats, List<String> languages) {
    StringBuilder out = new StringBuilder("Usage: bouncecard ");
    out.append(asked.word.isEmpty() ? "" : asked.word + " ")
        .append("[OPTION]… ")
        .append(asked.operands);
    String first = out.toString().stripTrailing();
    out = new StringBuilder(first).append('\n').append(asked.description).append("\n\n");
    for (Valued valued : Valued.values()) {
      if (valued.isOf(asked)) {
        switch (valued) {
          case FORMAT -> line(out, "--format FORMAT", String.join(", ", formats));
          case LANG -> line(out, "--lang LANGUAGE", String.join(", ", languages));
          case COLOR -> line(out, "--color WHEN", "auto, always, never");
          case CONFIG -> line(out, "--config FILE", "the configuration, as TOML");
          case DATA -> line(out, "--data DIR", "data of one's own, above ours");
          case RESOLVER -> line(out, "--resolver HOST:PORT", "a resolver to ask (repeatable)");
          case PORT -> line(out, "--port N", "the port of the mail servers of one's own lab");
          case ALLOW_NETWORK ->
              line(out, "--allow-network CIDR", "a network of one's own lab (repeatable)");
          case HELO -> line(out, "--helo NAME", "the name to say in EHLO");
          case TLS_CA -> line(out, "--tls-ca FILE", "an authority to trust (repeatable)");
          case SINCE -> line(out, "--since TIME", "nothing before, as 2026-11-29T09:00");
          case UNTIL -> line(out, "--until TIME", "nothing after");
          case YEAR -> line(out, "--year YEAR", "of lines without one (else the latest)");
          case ZONE -> line(out, "--zone ZONE", "of lines without an offset, as Asia/Seoul");
          case TOP -> line(out, "--top N", "how many of each kind (10)");
          case COMPARE -> line(out, "--compare FILE", "an earlier triage --format json");
          case UNKNOWN -> line(out, "--unknown FILE", "write replies not recognised, masked");
        }
      }
    }
    for (Flag flag : Flag.values()) {
      if (flag.isOf(asked)) {
        line(out, flag == Flag.HELP ? "-h, --help" : flag.option, flag.description);
      }
    }
    if (asked == Command.ASK) {
      out.append('\n');
      for (Command command : Command.values()) {
        if (command != Command.ASK) {
          line(out, command.word + " " + command.operands, command.description);
        }
      }
      out.append("\nWhat can be asked: bouncecard help\n");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String left, String right) {
    String label = left.stripTrailing();
    out.append("  ")
        .append(label)
        .append(" ".repeat(Math.max(2, 24 - label.length())))
        .append(right)
        .append('\n');
  }
}
