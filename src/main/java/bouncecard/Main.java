package bouncecard;

import bouncecard.adapter.discord.DiscordIntegration;
import bouncecard.adapter.discord.drawing.DiscordRenderer;
import bouncecard.adapter.discord.watch.DiscordHeard;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.JsonMessages;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.json.WatchJson;
import bouncecard.adapter.markdown.JiraFormat;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.slack.SlackIntegration;
import bouncecard.adapter.slack.drawing.SlackRenderer;
import bouncecard.adapter.slack.passages.SlackHeard;
import bouncecard.adapter.terminal.CommandLine;
import bouncecard.adapter.terminal.Terminal;
import bouncecard.adapter.terminal.Watching;
import bouncecard.app.Format;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.watch.MessageReader;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Wires the program together and runs it; nothing else.
public final class Main {
  private Main() {}

  /// Runs the program with these arguments and exits with its status.
  public static void main(String[] arguments) {
    PrintStream out = utf8(new FileOutputStream(FileDescriptor.out));
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
    int status = run(arguments, System.getenv(), System.in, out, err);
    out.flush();
    err.flush();
    // Nothing runs at shutdown, and exit() would first look for a logger to tell of it.
    Runtime.getRuntime().halt(status);
  }

  /// Runs the program with everything from outside given, and answers the exit status.
  static int run(
      String[] arguments,
      Map<String, String> environment,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    if (Posting.isMeant(arguments)) {
      return Posting.run(arguments, environment, in, err);
    }
    Engine engine = Engine.of(CommandLine.data(environment, arguments), environment, chats());
    engine.complaints().forEach(err::println);
    CommandLine commandLine =
        new CommandLine(
            engine.bouncecard(),
            formats(),
            terminal(environment),
            new FileInputs(in, Limits.USUAL),
            new Operating(engine, chats(), environment),
            engine.checks(),
            new Watching(heard(), new WatchJson(), new TriageJson(), StopSignal::listen),
            out,
            err);
    return commandLine.run(arguments);
  }

  /// The chat platforms, in the order in which they are connected.
  static List<ChatIntegration> chats() {
    return List.of(new SlackIntegration(), new DiscordIntegration());
  }

  /// Who reads the messages of each platform, whoever the bot is there.
  static Map<String, MessageReader> heard() {
    return Map.of(
        "slack", new JsonMessages(new SlackHeard("")::read),
        "discord", new JsonMessages(new DiscordHeard("")::read));
  }

  private static Map<String, Format> formats() {
    return Map.of(
        "json", new JsonFormat(),
        "markdown", new MarkdownFormat(),
        "jira", new JiraFormat(),
        "slack", new SlackRenderer(),
        "discord", new DiscordRenderer());
  }

  /// Output is UTF-8 whatever the locale: names and texts are in any script.
  static PrintStream utf8(OutputStream stream) {
    return new PrintStream(
        new BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.UTF_8);
  }

  /// The launcher says whether standard output is a terminal and how wide, and whether standard
  /// error is one, since Java cannot ask; and the person's locale, in whose place it sets one of
  /// UTF-8.
  private static Terminal terminal(Map<String, String> environment) {
    int columns =
        Optional.ofNullable(environment.get("BOUNCECARD_COLUMNS"))
            .filter(
                text ->
                    !text.isEmpty()
                        && text.length() < 5
                        && text.chars().allMatch(Character::isDigit))
            .map(Integer::parseInt)
            .orElse(80);
    boolean showsOutput = environment.containsKey("BOUNCECARD_COLUMNS");
    boolean obeys = !environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean coloured = showsOutput && environment.getOrDefault("NO_COLOR", "").isEmpty() && obeys;
    boolean showsErrors = environment.containsKey("BOUNCECARD_STDERR_TERMINAL") && obeys;
    String locale =
        Optional.ofNullable(environment.get("BOUNCECARD_LOCALE"))
            .or(
                () ->
                    Optional.ofNullable(environment.get("LC_ALL"))
                        .filter(value -> !value.isEmpty()))
            .or(
                () ->
                    Optional.ofNullable(environment.get("LC_MESSAGES"))
                        .filter(value -> !value.isEmpty()))
            .or(() -> Optional.ofNullable(environment.get("LANG")))
            .orElse("");
    return new Terminal(columns, coloured, locale, showsOutput, showsErrors);
  }
}
