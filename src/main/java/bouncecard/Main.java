package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.SlackAccess;
import bouncecard.adapter.discord.DiscordRenderer;
import bouncecard.adapter.discord.DiscordService;
import bouncecard.adapter.discord.DiscordSettings;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.slack.SlackRenderer;
import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.SlackSettings;
import bouncecard.adapter.terminal.CommandLine;
import bouncecard.adapter.terminal.Terminal;
import bouncecard.app.Format;
import bouncecard.app.serve.Secret;
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
  /// Where Slack sends its requests in HTTP mode.
  private static final String SLACK_EVENTS = "/slack/events";

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
    Core core = Core.of(CommandLine.data(environment, arguments), environment);
    core.complaints().forEach(err::println);
    CommandLine commandLine =
        new CommandLine(
            core.bouncecard(),
            formats(),
            terminal(environment),
            new FileInputs(in, Limits.USUAL),
            (file, listsOnly) -> new Serve(core, platforms(), environment).serve(file, listsOnly),
            core.checks(),
            out,
            err);
    return commandLine.run(arguments);
  }

  /// The chat platforms, in the order in which they are connected.
  private static List<Platform> platforms() {
    return List.of(Main::slack, Main::discord);
  }

  private static Optional<Platform.Connection> slack(Configuration configuration, Chat chat) {
    return configuration
        .slack()
        .map(
            access -> {
              SlackService service =
                  new SlackService(
                      new SlackSettings(access.botToken(), transport(access), access.api()),
                      chat.service(),
                      chat.deliveries());
              return new Platform.Connection(
                  service,
                  access.transport() instanceof SlackAccess.Transport.Http
                      ? Map.of(SLACK_EVENTS, service.slackEvents())
                      : Map.of());
            });
  }

  private static Optional<Platform.Connection> discord(Configuration configuration, Chat chat) {
    return configuration
        .discord()
        .map(
            access ->
                new Platform.Connection(
                    new DiscordService(
                        chat.service(),
                        chat.deliveries(),
                        new DiscordSettings(access.token(), access.api(), access.gateway())),
                    Map.of()));
  }

  private static SlackSettings.Transport transport(SlackAccess access) {
    return switch (access.transport()) {
      case SlackAccess.Transport.Socket(Secret appToken) ->
          new SlackSettings.Transport.Socket(appToken);
      case SlackAccess.Transport.Http(Secret signingSecret) ->
          new SlackSettings.Transport.Http(signingSecret);
    };
  }

  private static Map<String, Format> formats() {
    return Map.of(
        "json", new JsonFormat(),
        "markdown", new MarkdownFormat(),
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
