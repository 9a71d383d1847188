package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordAnswer;
import bouncecard.adapter.discord.api.DiscordApi;
import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.adapter.discord.drawing.DiscordForm;
import bouncecard.adapter.discord.drawing.DiscordSettingsForm;
import bouncecard.adapter.discord.drawing.DiscordWrongForm;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.Conversation;
import bouncecard.card.Block.Choice;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message.Attachment;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers what people ask: by commands, the form, mentions and direct messages.
final class DiscordQuestions {
  private static final int MOST_CHOICES = 25;
  private static final int LONGEST_CHOICE = 100;

  private static final int CHOICES = 8;

  private final DiscordApi api;
  private final ChatService chat;
  private final DiscordFiles files;

  DiscordQuestions(DiscordApi api, ChatService chat, DiscordFiles files) {
    this.api = api;
    this.chat = chat;
    this.files = files;
  }

  /// A slash command.
  String command(SlashCommandInteractionEvent event, Conversation conversation) {
    return switch (event.getName()) {
      case DiscordCommands.SMTP -> smtp(event, conversation);
      case DiscordCommands.BOUNCE -> form(conversation);
      default -> unknown(conversation);
    };
  }

  private String smtp(SlashCommandInteractionEvent event, Conversation conversation) {
    UntrustedText said =
        new UntrustedText(event.getOption(DiscordCommands.QUERY, "", OptionMapping::getAsString));
    boolean isPublic = event.getOption(DiscordCommands.PUBLIC, false, OptionMapping::getAsBoolean);
    List<Attachment> attached =
        Optional.ofNullable(event.getOption(DiscordCommands.FILE, OptionMapping::getAsAttachment))
            .map(List::of)
            .orElse(List.of());
    if (said.isBlank() && attached.isEmpty()) {
      return chat.show(conversation, chat.help(conversation.asker()));
    }
    return answer(
        conversation,
        new DiscordText(said, attached),
        isPublic ? Audience.ALL : Audience.ONE,
        /* isTheirOwn= */ true);
  }

  /// The language that was chosen with the command; empty for the person's own.
  Optional<Language> language(SlashCommandInteractionEvent event) {
    return language(event.getOption(DiscordCommands.LANGUAGE, "", OptionMapping::getAsString));
  }

  /// A message, by the command in its menu.
  String message(net.dv8tion.jda.api.entities.Message message, Conversation conversation) {
    return answer(conversation, DiscordText.of(message), Audience.ONE, /* isTheirOwn= */ false);
  }

  /// Opens the form for a bounce.
  String form(Conversation conversation) {
    return chat.open(
        conversation, new Dialog.Paste(chat.texts(conversation.asker()), chat.catalog()));
  }

  /// The form, filled in.
  String pasted(ModalInteractionEvent event, Conversation conversation) {
    String text =
        Optional.ofNullable(event.getValue(DiscordForm.TEXT))
            .map(value -> value.getAsString())
            .orElse("");
    List<Attachment> attached =
        Optional.ofNullable(event.getValue(DiscordForm.FILES))
            .map(value -> value.getAsAttachmentList())
            .orElse(List.of());
    return answer(
        conversation,
        new DiscordText(new UntrustedText(text), attached),
        Audience.ONE,
        /* isTheirOwn= */ false);
  }

  /// The language that was chosen in the form, or that of the card that it is about; empty for the
  /// person's own.
  Optional<Language> language(ModalInteractionEvent event) {
    return Optional.ofNullable(event.getValue(DiscordForm.LANGUAGE))
        .flatMap(value -> value.getAsStringList().stream().findFirst())
        .or(
            () ->
                ButtonAction.parse(event.getModalId())
                    .map(about -> about.handle().language().tag()))
        .flatMap(this::language);
  }

  /// The language with this tag, where it is spoken.
  Optional<Language> language(String tag) {
    return chat.catalog().languages().stream().filter(one -> one.tag().equals(tag)).findFirst();
  }

  /// Something that is not the bot's, or no longer.
  String unknown(Conversation conversation) {
    return chat.tell(conversation, UserError.of(DiscordPhrase.UNKNOWN));
  }

  /// What was chosen.
  String settings(ModalInteractionEvent event, Conversation conversation) {
    boolean isChanged =
        chat.self()
            .choose(
                conversation,
                DiscordSettingsForm.chosen(event, chat.catalog()),
                DiscordSettingsForm.mayChangeChannel(event));
    return conversation.outcome(isChanged ? "settings of a channel" : "settings");
  }

  /// What was wrong with a card.
  String wrong(ModalInteractionEvent event, Conversation conversation) {
    return ButtonAction.parse(event.getModalId())
        .flatMap(
            about ->
                DiscordWrongForm.wanted(event)
                    .map(wanted -> chat.wrong(about, wanted, Instant.now())))
        .map(said -> chat.show(conversation, chat.note(conversation.asker(), UserError.of(said))))
        .orElseGet(() -> unknown(conversation));
  }

  /// The channel is of a kind in which nothing can be answered but this.
  String notHere(Conversation conversation) {
    return chat.tell(conversation, UserError.of(DiscordPhrase.HERE_NOT));
  }

  /// What could be meant by what is typed.
  String suggest(CommandAutoCompleteInteractionEvent event, Asker asker) {
    UntrustedText typed = new UntrustedText(event.getFocusedOption().getValue());
    ObjectNode data = DiscordJson.object();
    ArrayNode choices = data.putArray("choices");
    for (Choice choice : chat.suggest(asker, typed, MOST_CHOICES)) {
      String about = choice.description().isEmpty() ? "" : " · " + choice.description();
      if (choice.query().length() <= LONGEST_CHOICE) {
        choices
            .addObject()
            .put("name", new UntrustedText(choice.query() + about).visible(LONGEST_CHOICE))
            .put("value", choice.query());
      }
    }
    DiscordAnswer answer =
        api.callback(
            event.getId(),
            event.getToken(),
            DiscordInteractions.response(CHOICES, data),
            List.of());
    return answer instanceof DiscordAnswer.Refused refused ? refused.word() : "offered";
  }

  /// A mention or a direct message.
  ///
  /// @param role the bot's own role, by which it may be mentioned too; empty where it has none
  String said(MessageReceivedEvent event, String role, Conversation conversation) {
    var message = event.getMessage();
    DiscordText said = DiscordText.of(message).without(event.getJDA().getSelfUser().getId(), role);
    if (said.isEmpty() && !message.getAttachments().isEmpty()) {
      return chat.tell(conversation, UserError.of(Message.TROUBLE_NO_TEXT));
    }
    Optional<Surroundings> talk =
        DiscordTalk.isIn(message)
            ? Optional.of(new DiscordTalk(api, files, message))
            : Optional.of(Surroundings.NONE).filter(_ -> event.isFromGuild());
    return chat.ask(
        conversation,
        new Question(
            said.text(), files.of(said.files()), Audience.ALL, /* isTheirOwn= */ true, talk));
  }

  private String answer(
      Conversation conversation, DiscordText said, Audience audience, boolean isTheirOwn) {
    return said.isEmpty()
        ? chat.tell(conversation, UserError.of(Message.TROUBLE_NO_TEXT))
        : chat.ask(
            conversation, new Question(said.text(), files.of(said.files()), audience, isTheirOwn));
  }
}
