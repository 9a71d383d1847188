package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.adapter.slack.api.SlackPhrase;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.Explained;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.PlatformLimits;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Conversation;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.app.chat.service.JobRunner.Noted;
import bouncecard.app.chat.service.Tasks;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// “Explain bounce” as a step of people's workflows
/// (<https://docs.slack.dev/workflows/workflow-steps>).
///
/// A run of a step is answered once: with what was found, or with a sentence why there is nothing.
/// Slack gives a token of its own for it, which is kept until then. To the chat service it is a
/// conversation in which nothing can be shown but that sentence, so that every run gets its end
/// whatever happens.
final class SlackSteps implements ChatPlatform {
  /// The step, as the manifest names it.
  static final String EXPLAIN = "explain_bounce";

  private static final PlatformLimits LIMITS = new PlatformLimits(2, 150);

  private final SlackApi api;
  private final ChatService chat;
  private final JobRunner jobs;
  private final boolean isOn;

  /// The tokens of the runs that have no end yet.
  private final Map<String, Secret> open = new ConcurrentHashMap<>();

  /// @param isOn whether the operator lets workflows have it
  SlackSteps(SlackApi api, ChatService chat, Tasks tasks, boolean isOn) {
    this.api = api;
    this.chat = chat;
    this.isOn = isOn;
    this.jobs = new JobRunner(this, chat, tasks);
  }

  /// Whether an event is a run of the step, and not of another function's.
  static boolean isOurs(JsonNode event) {
    return event.path("function").path("callback_id").asString("").equals(EXPLAIN);
  }

  /// Which run it is; empty where Slack does not say.
  static String run(JsonNode event) {
    return event.path("function_execution_id").asString("");
  }

  /// Takes a run of the step.
  ///
  /// @param noted where others find it
  void take(JsonNode payload, JsonNode event, Optional<Noted> noted) {
    String run = run(event);
    if (run.isEmpty()) {
      return;
    }
    open.put(run, new Secret(event.path("bot_access_token").asString("")));
    Person nobody =
        new Person(SlackConversation.PLATFORM, payload.path("team_id").asString(""), "");
    JsonNode inputs = event.path("inputs");
    jobs.takeOrExcuse(
        new Job(
            "step",
            new ConversationRef(name(), run),
            () -> new Asker(nobody, ""),
            at -> explained(at, inputs),
            noted));
  }

  private String explained(Conversation at, JsonNode inputs) {
    if (!isOn) {
      return chat.tell(at, UserError.of(SlackPhrase.STEP_OFF));
    }
    String tag = inputs.path("language").asString("").strip();
    Optional<Language> wanted =
        chat.catalog().languages().stream().filter(one -> one.tag().equals(tag)).findFirst();
    if (!tag.isEmpty() && wanted.isEmpty()) {
      return chat.tell(at, new UserError(SlackPhrase.STEP_LANGUAGE, Map.of("languages", spoken())));
    }
    UntrustedText text = new UntrustedText(inputs.path("text").asString(""));
    return switch (chat.explain(at.asker().wanting(wanted), text)) {
      case Explained.Found found -> completed(at.at(), found);
      case Explained.Not(String why) -> ended(at.at(), why, "nothing");
    };
  }

  private String spoken() {
    return chat.catalog().languages().stream()
        .map(Language::tag)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String completed(ConversationRef at, Explained.Found found) {
    ObjectNode outputs =
        SlackJson.object()
            .put("cause", found.cause())
            .put("actor", found.actor())
            .put("retry", found.retry())
            .put("codes", found.codes())
            .put("card", found.card());
    return word(call(at, "functions.completeSuccess", "outputs", outputs.toString()), "explained");
  }

  private String ended(ConversationRef at, String why, String outcome) {
    return word(call(at, "functions.completeError", "error", why), outcome);
  }

  private static String word(SlackAnswer answer, String usual) {
    return answer instanceof SlackAnswer.Refused(String error, String _, long _) ? error : usual;
  }

  private SlackAnswer call(ConversationRef at, String method, String field, String value) {
    Secret token = open.remove(at.address());
    return token == null
        ? SlackAnswer.Refused.of("answered_before")
        : api.callAs(token, method, Map.of("function_execution_id", at.address(), field, value));
  }

  @Override
  public String name() {
    return SlackConversation.PLATFORM;
  }

  @Override
  public PlatformLimits limits() {
    return LIMITS;
  }

  @Override
  public Optional<ConversationRef> channel(String id) {
    return Optional.empty();
  }

  @Override
  public Delivery tell(ConversationRef conversation, RenderedCard card) {
    return switch (call(
        conversation, "functions.completeError", "error", card.reply().card().verdict().text())) {
      case SlackAnswer.Taken _ -> new Delivery.Delivered(new MessageRef(conversation, ""));
      case SlackAnswer.Refused refused -> refused(conversation, refused);
    };
  }

  @Override
  public Delivery post(ConversationRef conversation, RenderedCard card) {
    return shownNowhere(conversation);
  }

  @Override
  public Delivery edit(MessageRef message, RenderedCard card) {
    return shownNowhere(message.conversation());
  }

  @Override
  public Delivery delete(MessageRef message) {
    return shownNowhere(message.conversation());
  }

  @Override
  public Delivery open(ConversationRef conversation, Dialog dialog) {
    return shownNowhere(conversation);
  }

  private static Delivery shownNowhere(ConversationRef conversation) {
    return new Delivery.Refused(
        Delivery.Cause.OTHER,
        UserError.of(Message.TROUBLE_NEEDS_COMMAND),
        "no_place",
        conversation);
  }

  private static Delivery refused(ConversationRef conversation, SlackAnswer.Refused refused) {
    return new Delivery.Refused(
        Delivery.Cause.OTHER, SlackErrors.trouble(refused), refused.error(), conversation);
  }

  /// Ends what is in flight, each run with its end.
  void stop(Duration grace) {
    jobs.stop(grace);
  }
}
