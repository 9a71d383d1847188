package bouncecard;

import bouncecard.adapter.assistant.AssistantServer;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.HttpKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.config.StateKeys;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.adapter.noted.FeedbackFile;
import bouncecard.adapter.noted.FeedbackReport;
import bouncecard.adapter.state.ForgetRequests;
import bouncecard.adapter.terminal.Serving;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletKind;
import bouncecard.app.inlet.InletPatience;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.integration.ConfiguredChat;
import bouncecard.app.integration.SetupFinding;
import bouncecard.text.UntrustedText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The operator's side of the bot: running it, and looking at it.
record Operating(Engine engine, List<ChatIntegration> chats, Map<String, String> environment)
    implements Serving {
  private static final int MOST_LOOKS = 50;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  @Override
  public Outcome serve(Optional<String> file, boolean listsOnly) {
    return new Serve(engine, chats, environment).serve(file, listsOnly);
  }

  @Override
  public int assist() {
    Logging.begin(Settings.LogLevel.WARN);
    AssistantServer server =
        new AssistantServer(
            engine.bouncecard(),
            new JsonFormat(),
            new MarkdownFormat(),
            new TriageJson(),
            text -> new FileInputs(text, Limits.USUAL),
            Optional.ofNullable(Operating.class.getPackage().getImplementationVersion())
                .orElse("development"));
    try {
      server.run(System.in, new FileOutputStream(FileDescriptor.out));
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 2;
    }
  }

  private Configuration.Outcome read(Optional<String> file) {
    return Configuration.read(
        file,
        environment,
        Path.of(""),
        _ -> engine.bouncecard().languages(),
        chats,
        InletWiring.kinds(engine));
  }

  @Override
  public Told doctor(Optional<String> file) {
    return switch (read(file)) {
      case Configuration.Outcome.Invalid(List<String> mistakes) -> new Told(false, mistakes);
      case Configuration.Outcome.Valid(Configuration configuration) -> examined(configuration);
    };
  }

  private static Told examined(Configuration configuration) {
    List<String> lines = new ArrayList<>();
    boolean isWell = true;
    if (configuration.chats().isEmpty()) {
      if (!WebWiring.isOn(configuration)) {
        return new Told(
            false, List.of("No chat is configured: run “bouncecard serve” for the steps."));
      }
      lines.add(
          "off  No chat is connected: give the tokens of one; “bouncecard serve” without any"
              + " settings tells the steps.");
    } else {
      lines.addAll(kept(configuration));
    }
    for (ConfiguredChat chat : configuration.chats()) {
      for (SetupFinding finding : chat.examine()) {
        isWell &= finding.isWell();
        lines.add(finding.line());
      }
    }
    for (SetupFinding finding : StateWiring.examined(configuration)) {
      isWell &= finding.isWell();
      lines.add(finding.line());
    }
    for (SetupFinding finding : WebWiring.examined(configuration)) {
      isWell &= finding.isWell();
      lines.add(finding.line());
    }
    lines.add(
        configuration.get(HttpKeys.INTERNAL_LISTEN).isPresent()
            ? "ok   Metrics and health are told at internal.listen."
            : "off  Nothing is counted: set internal.listen for /metrics.");
    for (Inlet inlet : configuration.inlets()) {
      InletKind kind = configuration.kind(inlet);
      Optional<SetupFinding> mail = new MailInlets(configuration, lines::add).examined(inlet);
      isWell &= mail.map(SetupFinding::isWell).orElse(true);
      mail.map(SetupFinding::line).ifPresent(lines::add);
      if (mail.isEmpty()) {
        lines.add(
            "ok   Inlet %s: what %s sends %s; what comes later while the bot is away is lost."
                .formatted(inlet.name(), kind.title(), InletPatience.of(kind.tries())));
      }
      if (InletPatience.isShort(kind.tries())) {
        lines.add(
            "note Inlet %s: a restart may take longer than that; give its subscription a"
                    .formatted(inlet.name())
                + " dead-letter queue or a longer retry policy.");
      }
      for (ConfiguredChat chat : configuration.chats()) {
        for (SetupFinding finding : chat.examine(inlet.channel())) {
          isWell &= finding.isWell();
          lines.add(finding.line());
        }
      }
    }
    if (configuration.digest().isPresent()) {
      for (SetupFinding finding :
          DigestWiring.examined(configuration, configuration.digest().get())) {
        isWell &= finding.isWell();
        lines.add(finding.line());
      }
    }
    lines.add(
        configuration
            .digest()
            .map(
                terms ->
                    "ok   A digest is told in %s each %s."
                        .formatted(terms.channel(), terms.every().name().toLowerCase(Locale.ROOT)))
            .orElse("off  No digest is told: set digest.every and digest.channel."));
    configuration.warnings().forEach(warning -> lines.add("note " + warning));
    return new Told(isWell, lines);
  }

  /// What is kept of what people do.
  private static List<String> kept(Configuration configuration) {
    boolean lasts =
        configuration.stateKey().isPresent()
            && (configuration.get(Settings.STATE_FILE).isPresent()
                || configuration.get(StateKeys.URL).isPresent());
    return List.of(
        lasts
            ? "ok   Buttons work after a restart."
            : "off  Buttons of bounces work until a restart only: set state.file and"
                + " BOUNCECARD_STATE_KEY (openssl rand -base64 32).",
        configuration.get(Settings.FEEDBACK_FILE).isPresent()
            ? "ok   People can say that an answer was wrong."
            : "off  People cannot say that an answer was wrong: set feedback.file.");
  }

  @Override
  public Told feedback(Optional<String> file) {
    return switch (read(file)) {
      case Configuration.Outcome.Invalid(List<String> mistakes) -> new Told(false, mistakes);
      case Configuration.Outcome.Valid(Configuration configuration) ->
          configuration
              .get(Settings.FEEDBACK_FILE)
              .map(Operating::told)
              .orElseGet(
                  () ->
                      new Told(
                          false,
                          List.of(
                              "feedback.file is not set, so nothing is kept of what is wrong.")));
    };
  }

  @Override
  public Told forget(Optional<String> file, String channel) {
    if (!ForgetRequests.isId(channel)) {
      return new Told(
          false,
          List.of(
              "\"%s\" is no channel's id: a channel's id is letters and digits, such as C024BE7LR"
                      .formatted(new UntrustedText(channel).visible(60))
                  + " or 112233445566778899."));
    }
    return switch (read(file)) {
      case Configuration.Outcome.Invalid(List<String> mistakes) -> new Told(false, mistakes);
      case Configuration.Outcome.Valid(Configuration configuration) ->
          configuration
              .get(Settings.STATE_FILE)
              .map(state -> forgotten(state, channel))
              .orElseGet(
                  () ->
                      new Told(
                          false,
                          List.of(
                              configuration.get(StateKeys.URL).isPresent()
                                  ? "Nothing was forgotten: set state.file for a bot beside"
                                      + " state.url, too, since it is asked by a file there."
                                  : "state.file is not set, so all is kept in memory: start the bot"
                                      + " again, and it is forgotten.")));
    };
  }

  private static Told forgotten(Path state, String channel) {
    try {
      ForgetRequests.ask(state, channel);
      for (int looks = 0; looks < MOST_LOOKS && !ForgetRequests.isDone(state); looks++) {
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (IOException e) {
      return new Told(
          false,
          List.of(
              "The bot cannot be asked: beside %s nothing can be written (%s)."
                  .formatted(state, e.getClass().getSimpleName())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return ForgetRequests.isDone(state)
        ? new Told(true, List.of("The bot has forgotten what it kept of " + channel + "."))
        : new Told(
            false,
            List.of(
                "No bot with this state.file is running: it forgets "
                    + channel
                    + " when it starts."));
  }

  @Override
  public Told move(Optional<String> file, String where) {
    return switch (read(file)) {
      case Configuration.Outcome.Invalid(List<String> mistakes) -> new Told(false, mistakes);
      case Configuration.Outcome.Valid(Configuration configuration) ->
          StateMoving.move(configuration, where);
    };
  }

  @Override
  public Told site(List<String> folders, Optional<String> base) {
    return PageWiring.site(engine.bouncecard(), folders, base);
  }

  private static Told told(Path path) {
    try {
      List<WrongAnswer> all = FeedbackFile.read(path.toAbsolutePath());
      return all.isEmpty()
          ? new Told(true, List.of("Nobody called anything wrong."))
          : new Told(true, FeedbackReport.lines(all));
    } catch (NoSuchFileException _) {
      return new Told(true, List.of("Nobody called anything wrong."));
    } catch (IOException e) {
      return new Told(
          false, List.of("%s cannot be read: %s".formatted(path, e.getClass().getSimpleName())));
    }
  }
}
