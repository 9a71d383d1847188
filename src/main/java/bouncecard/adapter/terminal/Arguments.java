package bouncecard.adapter.terminal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parsed command line: a command, its options, and the words that are neither.
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
    SITE(
        "site",
        "FOLDER",
        "Writes the reference as a static site: a page for every code and cause."),
    SERVE("serve", "", "Runs the bot in the chats that have tokens."),
    DOCTOR(
        "doctor",
        "",
        "Says what the bot lacks in the chats, which feature is off for it, and what to click."),
    POST(
        "post",
        "",
        "Reads a mail on standard input, as from a mail server's pipe, and hands it to an inlet."),
    FEEDBACK("feedback", "", "Lists what people called wrong, by rule, with a stub for the data."),
    FORGET("forget", "CHANNEL", "Has the bot forget what it keeps of a channel, by its id."),
    MOVE_STATE(
        "move-state",
        "redis|folder",
        "Moves the state of a bot that does not run into the Redis of state.url, or back."),
    MCP("mcp", "", "Answers assistants on standard input and output (Model Context Protocol).");

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
      return this == SERVE
          || this == DOCTOR
          || this == FEEDBACK
          || this == FORGET
          || this == MOVE_STATE;
    }
  }

  /// An option without a value.
  enum Flag {
    EACH_LINE("--each-line", "one reply or log line a line"),
    NDJSON("--ndjson", "one JSON object with a \"text\" a line"),
    WHY("--why", "say what else came into question, and why it lost"),
    COMPACT("--compact", "the card as chats show it first, on one screen of a phone"),
    ADDRESSES("--addresses", "name those who do not have their mail"),
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
        case ADDRESSES -> command == Command.TRIAGE;
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
    UNKNOWN("--unknown"),
    CHART("--chart"),
    TO("--to"),
    KEY_FILE("--key-file"),
    BASE_URL("--base-url");

    final String option;

    Valued(String option) {
      this.option = option;
    }

    boolean isOf(Command command) {
      return switch (this) {
        case FORMAT, COLOR ->
            !command.isOperators()
                && command != Command.SITE
                && command != Command.POST
                && command != Command.MCP;
        case LANG -> command != Command.SITE && command != Command.POST;
        case DATA -> !command.isOperators() && command != Command.POST;
        case TO, KEY_FILE -> command == Command.POST;
        case CONFIG -> command.isOperators();
        case RESOLVER, PORT, ALLOW_NETWORK, HELO, TLS_CA -> command == Command.CHECK;
        case SINCE, UNTIL, YEAR, ZONE, TOP, COMPARE, UNKNOWN, CHART -> command == Command.TRIAGE;
        case BASE_URL -> command == Command.SITE;
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
}
