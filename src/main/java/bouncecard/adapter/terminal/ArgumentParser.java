package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Command;
import bouncecard.adapter.terminal.Arguments.Flag;
import bouncecard.adapter.terminal.Arguments.Parsed;
import bouncecard.adapter.terminal.Arguments.Valued;
import bouncecard.app.Nearest;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// Reads a command line; of what it cannot be told, it says which option or word it is.
final class ArgumentParser {
  private ArgumentParser() {}

  static Parsed parse(String... arguments) {
    org.apache.commons.cli.CommandLine line;
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
  private static Map<Valued, String> values(org.apache.commons.cli.CommandLine line) {
    Map<Valued, String> values = new EnumMap<>(Valued.class);
    for (Valued valued : Valued.values()) {
      String[] given = line.getOptionValues(valued.option);
      if (given != null && given.length > 0) {
        values.put(valued, valued.isMany() ? String.join("\n", given) : given[given.length - 1]);
      }
    }
    return values;
  }

  /// The option without a value after it.
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
}
