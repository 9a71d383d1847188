package bouncecard.adapter.discord;

import bouncecard.adapter.discord.DiscordJobRunner.Job;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.Person;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.GenericCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;

/// Takes what Discord delivers and hands the work over, each thing once.
final class DiscordDispatch implements EventListener {
  private static final String PLATFORM = "discord";

  private final DiscordApi api;
  private final Deliveries deliveries;
  private final DiscordLocales locales;
  private final DiscordQuestions questions;
  private final DiscordActionHandler presses;
  private final DiscordJobRunner work;

  DiscordDispatch(
      DiscordApi api,
      Deliveries deliveries,
      DiscordLocales locales,
      DiscordQuestions questions,
      DiscordActionHandler presses,
      DiscordJobRunner work) {
    this.api = api;
    this.deliveries = deliveries;
    this.locales = locales;
    this.questions = questions;
    this.presses = presses;
    this.work = work;
  }

  @Override
  public void onEvent(GenericEvent event) {
    switch (event) {
      case CommandAutoCompleteInteractionEvent typed -> suggest(typed);
      case SlashCommandInteractionEvent command ->
          take("command", command, (asker, reply) -> questions.command(command, asker, reply));
      case MessageContextInteractionEvent command ->
          take(
              "message",
              command,
              (asker, reply) ->
                  command.getName().equals(DiscordCommands.EXPLAIN)
                      ? questions.message(command.getTarget(), asker, reply)
                      : questions.unknown(asker, reply));
      case GenericCommandInteractionEvent other -> take("unknown", other, questions::unknown);
      case ModalInteractionEvent form ->
          take(
              "form",
              form,
              (asker, reply) ->
                  form.getModalId().equals(DiscordForm.PASTE)
                      ? questions.pasted(form, asker, reply)
                      : questions.unknown(asker, reply));
      case GenericComponentInteractionCreateEvent pressed ->
          take("button", pressed, (asker, reply) -> press(pressed, asker, reply));
      case MessageReceivedEvent said -> said(said);
      default -> {} // of no interest
    }
  }

  private DiscordAnswer press(
      GenericComponentInteractionCreateEvent event, Asker asker, DiscordReply reply) {
    if (event.getComponentId().equals(DiscordForm.PASTE)) {
      return questions.form(asker, reply);
    }
    return DiscordActionHandler.action(event)
        .map(action -> presses.press(event, action, asker, reply))
        .orElseGet(() -> questions.unknown(asker, reply));
  }

  private void take(
      String kind,
      GenericInteractionCreateEvent event,
      BiFunction<Asker, DiscordReply, DiscordAnswer> answering) {
    if (isNew(event.getId())) {
      DiscordReply reply = new DiscordReply(api, event.getInteraction());
      Asker asker = asker(event);
      work.take(new Job(kind, asker, () -> answering.apply(asker, reply), reply::tell));
    }
  }

  /// Whoever types sees no trouble: they go on typing.
  private void suggest(CommandAutoCompleteInteractionEvent event) {
    if (isNew(event.getId())) {
      DiscordReply reply = new DiscordReply(api, event.getInteraction());
      Asker asker = asker(event);
      work.takeIfRoom(
          new Job(
              "suggestions",
              asker,
              () -> questions.suggest(event, asker, reply),
              _ -> DiscordAnswer.Taken.silently()));
    }
  }

  private void said(MessageReceivedEvent event) {
    Message message = event.getMessage();
    User author = event.getAuthor();
    boolean isDirect = event.getChannelType() == ChannelType.PRIVATE;
    boolean isSomebodys =
        !author.isBot() && !author.isSystem() && !event.isWebhookMessage() && !message.isEdited();
    if (isSomebodys && (isDirect || isMentioned(event)) && isNew(message.getId())) {
      String locale =
          locales
              .of(author.getId())
              .orElse(isDirect ? "" : event.getGuild().getLocale().getLocale());
      Asker asker =
          new Asker(new Person(PLATFORM, "", author.getId()), locale)
              .in(event.getChannel().getId(), roles(event.getMember()));
      work.take(
          new Job(
              isDirect ? "direct" : "mention",
              asker,
              () -> questions.said(event, asker, isDirect),
              DiscordJobRunner.NO_PLACE));
    }
  }

  /// Whether the bot is named, and not only answered to.
  private static boolean isMentioned(MessageReceivedEvent event) {
    String self = event.getJDA().getSelfUser().getId();
    String said = event.getMessage().getContentRaw();
    return said.contains("<@" + self + ">") || said.contains("<@!" + self + ">");
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

  private boolean isNew(String id) {
    return deliveries.isNew(PLATFORM + "/" + id);
  }
}
