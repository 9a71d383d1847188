package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordConversation;
import bouncecard.adapter.discord.drawing.DiscordForm;
import bouncecard.adapter.discord.watch.DiscordEar;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.SettingsForm;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Conversation;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.JobRunner.Job;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.InteractionType;
import net.dv8tion.jda.api.interactions.callbacks.IDeferrableCallback;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.interactions.InteractionHookImpl;
import org.jspecify.annotations.Nullable;

/// Takes what Discord delivers and hands the work over, each thing once.
final class DiscordDispatch implements EventListener {
  private static final String PLATFORM = DiscordConversation.PLATFORM;

  private final ChatService chat;
  private final DiscordErrands errands;
  private final DiscordLocales locales;
  private final DiscordQuestions questions;
  private final JobRunner jobs;
  private final Optional<DiscordEar> ear;
  private final Runnable listening;

  /// @param ear hears what is said in channels
  /// @param listening is told when something was heard
  DiscordDispatch(
      ChatService chat,
      DiscordErrands errands,
      DiscordLocales locales,
      DiscordQuestions questions,
      JobRunner jobs,
      Optional<DiscordEar> ear,
      Runnable listening) {
    this.chat = chat;
    this.errands = errands;
    this.locales = locales;
    this.questions = questions;
    this.jobs = jobs;
    this.ear = ear;
    this.listening = listening;
  }

  @Override
  public void onEvent(GenericEvent event) {
    switch (event) {
      case CommandAutoCompleteInteractionEvent typed -> suggest(typed);
      case SlashCommandInteractionEvent command ->
          take(
              "command",
              command,
              () -> asker(command).wanting(questions.language(command)),
              at -> questions.command(command, at));
      case MessageContextInteractionEvent command ->
          take(
              "message",
              command,
              () -> asker(command),
              at ->
                  command.getName().equals(DiscordCommands.EXPLAIN)
                      ? questions.message(command.getTarget(), at)
                      : questions.unknown(at));
      case GenericCommandInteractionEvent other ->
          take("unknown", other, () -> asker(other), questions::unknown);
      case ModalInteractionEvent form ->
          take(
              "form",
              form,
              () -> asker(form).wanting(questions.language(form)),
              at ->
                  form.getModalId().equals(DiscordForm.PASTE)
                      ? questions.pasted(form, at)
                      : form.getModalId().equals(SettingsForm.ID)
                          ? questions.settings(form, at)
                          : questions.wrong(form, at));
      case GenericComponentInteractionCreateEvent pressed ->
          take(
              "button", pressed, () -> pressing(pressed, asker(pressed)), at -> press(pressed, at));
      case MessageReceivedEvent said -> said(said);
      case RawGatewayEvent raw -> elsewhere(raw);
      default -> {} // of no interest
    }
  }

  /// Whoever pressed, to be answered in the language of the card.
  private Asker pressing(GenericComponentInteractionCreateEvent event, Asker asker) {
    return DiscordForm.isOpenedBy(event.getComponentId())
        ? asker.wanting(questions.language(DiscordForm.language(event.getComponentId())))
        : DiscordActionHandler.action(event).map(action -> action.by(asker)).orElse(asker);
  }

  private String press(GenericComponentInteractionCreateEvent event, Conversation conversation) {
    if (DiscordForm.isOpenedBy(event.getComponentId())) {
      return questions.form(conversation);
    }
    return DiscordActionHandler.of(event, conversation.at())
        .map(press -> chat.press(conversation, press))
        .orElseGet(() -> questions.unknown(conversation));
  }

  private void take(
      String kind,
      GenericInteractionCreateEvent event,
      Supplier<Asker> asking,
      Function<Conversation, String> work) {
    String id = event.getId();
    if (errands.isNew(id, event)) {
      Asker asker = asking.get();
      DiscordConversation.State state =
          errands.isDeferred(id)
              ? DiscordConversation.State.DEFERRED
              : DiscordConversation.State.OPEN;
      jobs.takeOrExcuse(new Job(kind, at(event, state), () -> asker, work, errands.noted(id)));
    }
  }

  /// Whoever types sees no trouble: they go on typing.
  private void suggest(CommandAutoCompleteInteractionEvent event) {
    if (errands.isNew(event.getId(), event)) {
      Asker asker = asker(event);
      jobs.takeQuietly(
          new Job(
              "suggestions",
              at(event, DiscordConversation.State.OPEN),
              () -> asker,
              _ -> questions.suggest(event, asker),
              errands.noted(event.getId())));
    }
  }

  private static ConversationRef at(
      GenericInteractionCreateEvent event, DiscordConversation.State state) {
    if (event.getInteraction() instanceof IDeferrableCallback deferrable
        && deferrable.getHook() instanceof InteractionHookImpl hook) {
      hook.ready(); // else a timer of JDA's holds the interaction for ten seconds
    }
    return new DiscordConversation.Interaction(
            event.getId(),
            event.getToken(),
            state,
            event instanceof GenericComponentInteractionCreateEvent,
            /* hasRefused= */ false,
            event.getUser().getId())
        .ref();
  }

  private void said(MessageReceivedEvent event) {
    Message message = event.getMessage();
    User author = event.getAuthor();
    boolean isDirect = event.getChannelType() == ChannelType.PRIVATE;
    boolean isSomebodys =
        !author.isBot() && !author.isSystem() && !event.isWebhookMessage() && !message.isEdited();
    String role = isDirect ? "" : role(event);
    if (isSomebodys
        && (isDirect || isMentioned(event, role))
        && errands.take(message.getId(), event)) {
      String locale =
          locales
              .of(author.getId())
              .orElse(isDirect ? "" : event.getGuild().getLocale().getLocale());
      String channel = event.getChannel().getId();
      Asker asker =
          new Asker(new Person(PLATFORM, "", author.getId()), locale)
              .in(channel, roles(event.getMember()));
      DiscordConversation at =
          new DiscordConversation.Channel(
              channel, message.getId(), !isDirect, message.getId(), author.getId());
      jobs.takeOrExcuse(
          new Job(
              isDirect ? "direct" : "mention",
              at.ref(),
              () -> asker,
              conversation -> questions.said(event, role, conversation),
              errands.noted(message.getId())));
    }
  }

  /// The id of the role that Discord made for the bot; empty where it made none.
  private static String role(MessageReceivedEvent event) {
    Role role = event.getGuild().getBotRole();
    return role == null ? "" : role.getId();
  }

  /// What JDA does not tell of: interactions in channels of kinds that it does not know. Whoever
  /// types sees no trouble.
  private void elsewhere(RawGatewayEvent event) {
    if (ear.filter(one -> one.hear(event)).isPresent()) {
      listening.run();
      return;
    }
    if (!event.getType().equals("INTERACTION_CREATE")) {
      return;
    }
    DataObject payload = event.getPayload();
    Optional<DataObject> channel = payload.optObject("channel");
    boolean isKnown =
        channel
            .map(one -> ChannelType.fromId(one.getInt("type", -1)))
            .filter(ChannelType::isMessage)
            .isPresent();
    int type = payload.getInt("type", 0);
    if (isKnown || type == InteractionType.COMMAND_AUTOCOMPLETE.getKey()) {
      return;
    }
    DataObject user =
        payload
            .optObject("member")
            .flatMap(member -> member.optObject("user"))
            .or(() -> payload.optObject("user"))
            .orElseGet(DataObject::empty);
    String id = payload.getString("id", "");
    if (!id.isEmpty() && errands.isNew(id, event)) {
      String person = user.getString("id", "");
      Asker asker = new Asker(new Person(PLATFORM, "", person), payload.getString("locale", ""));
      ConversationRef at =
          new DiscordConversation.Interaction(
                  id,
                  payload.getString("token", ""),
                  DiscordConversation.State.OPEN,
                  /* isPress= */ false,
                  /* hasRefused= */ false,
                  person)
              .ref();
      jobs.takeOrExcuse(
          new Job("elsewhere", at, () -> asker, questions::notHere, errands.noted(id)));
    }
  }

  /// Whether the bot is named, or its role, and not only answered to.
  private static boolean isMentioned(MessageReceivedEvent event, String role) {
    String self = event.getJDA().getSelfUser().getId();
    String said = event.getMessage().getContentRaw();
    boolean isByRole =
        !role.isEmpty()
            && (said.contains("<@&" + role + ">")
                || event.getMessage().getMentions().getRoles().stream()
                    .anyMatch(one -> one.getId().equals(role)));
    return isByRole || said.contains("<@" + self + ">") || said.contains("<@!" + self + ">");
  }

  private Asker asker(GenericInteractionCreateEvent event) {
    String user = event.getUser().getId();
    String locale = event.getUserLocale().getLocale();
    locales.note(user, locale);
    return new Asker(new Person(PLATFORM, "", user), locale)
        .in(Long.toString(event.getChannelIdLong()), roles(event.getMember()));
  }

  /// The ids of a member's roles; none in servers that the bot is not in, whose roles JDA does not
  /// know.
  private static Set<String> roles(@Nullable Member member) {
    return member == null || member.isDetached()
        ? Set.of()
        : member.getUnsortedRoles().stream().map(Role::getId).collect(Collectors.toSet());
  }
}
