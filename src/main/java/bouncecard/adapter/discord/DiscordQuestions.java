package bouncecard.adapter.discord;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.card.Block.Choice;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
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

  private final ChatService desk;
  private final DiscordMessageSender posts;
  private final DiscordFiles files;

  DiscordQuestions(ChatService desk, DiscordMessageSender posts, DiscordFiles files) {
    this.desk = desk;
    this.posts = posts;
    this.files = files;
  }

  /// A slash command.
  DiscordAnswer command(SlashCommandInteractionEvent event, Asker asker, DiscordReply reply) {
    return switch (event.getName()) {
      case DiscordCommands.SMTP -> smtp(event, asker, reply);
      case DiscordCommands.BOUNCE -> form(asker, reply);
      default -> unknown(asker, reply);
    };
  }

  private DiscordAnswer smtp(SlashCommandInteractionEvent event, Asker asker, DiscordReply reply) {
    UntrustedText said =
        new UntrustedText(event.getOption(DiscordCommands.QUERY, "", OptionMapping::getAsString));
    boolean isPublic = event.getOption(DiscordCommands.PUBLIC, false, OptionMapping::getAsBoolean);
    List<Attachment> attached =
        Optional.ofNullable(event.getOption(DiscordCommands.FILE, OptionMapping::getAsAttachment))
            .map(List::of)
            .orElse(List.of());
    String tag = event.getOption(DiscordCommands.LANGUAGE, "", OptionMapping::getAsString);
    Audience audience = desk.audience(said, isPublic ? Audience.ALL : Audience.ONE);
    return answer(reply, wanting(asker, tag), new DiscordText(said, attached), audience);
  }

  /// A message, by the command in its menu.
  DiscordAnswer message(
      net.dv8tion.jda.api.entities.Message message, Asker asker, DiscordReply reply) {
    return answer(reply, asker, DiscordText.of(message), Audience.ONE);
  }

  /// Opens the form for a bounce.
  DiscordAnswer form(Asker asker, DiscordReply reply) {
    return reply.open(DiscordForm.paste(desk.texts(asker), desk.catalog()));
  }

  /// The form, filled in.
  DiscordAnswer pasted(ModalInteractionEvent event, Asker asker, DiscordReply reply) {
    String text =
        Optional.ofNullable(event.getValue(DiscordForm.TEXT))
            .map(value -> value.getAsString())
            .orElse("");
    List<Attachment> attached =
        Optional.ofNullable(event.getValue(DiscordForm.FILES))
            .map(value -> value.getAsAttachmentList())
            .orElse(List.of());
    String tag =
        Optional.ofNullable(event.getValue(DiscordForm.LANGUAGE))
            .flatMap(value -> value.getAsStringList().stream().findFirst())
            .orElse("");
    return answer(
        reply,
        wanting(asker, tag),
        new DiscordText(new UntrustedText(text), attached),
        Audience.ONE);
  }

  /// Something that is not the bot's, or no longer.
  DiscordAnswer unknown(Asker asker, DiscordReply reply) {
    return reply.show(trouble(asker, Message.DISCORD_UNKNOWN));
  }

  /// What could be meant by what is typed.
  DiscordAnswer suggest(
      CommandAutoCompleteInteractionEvent event, Asker asker, DiscordReply reply) {
    UntrustedText typed = new UntrustedText(event.getFocusedOption().getValue());
    ObjectNode data = DiscordJson.object();
    ArrayNode choices = data.putArray("choices");
    for (Choice choice : desk.suggest(asker, typed, MOST_CHOICES)) {
      String about = choice.description().isEmpty() ? "" : " · " + choice.description();
      if (choice.query().length() <= LONGEST_CHOICE) {
        choices
            .addObject()
            .put("name", new UntrustedText(choice.query() + about).visible(LONGEST_CHOICE))
            .put("value", choice.query());
      }
    }
    return reply.offer(data);
  }

  /// A mention or a direct message.
  DiscordAnswer said(MessageReceivedEvent event, Asker asker, boolean isDirect) {
    var message = event.getMessage();
    DiscordText said = DiscordText.of(message).without(event.getJDA().getSelfUser().getId());
    RenderedCard shown;
    if (!said.isEmpty()) {
      shown =
          files.with(
              said.files(),
              got -> desk.ask(asker, said.text(), got.attachments(), got.missing(), Audience.ALL));
    } else if (message.getMessageReference() != null) {
      // Without a privileged intent, Discord does not show what the message answers.
      shown = desk.trouble(asker, UserError.of(Message.DISCORD_UNSEEN));
    } else {
      shown =
          message.getAttachments().isEmpty()
              ? desk.help(asker)
              : desk.trouble(asker, UserError.of(Message.TROUBLE_NO_TEXT));
    }
    return posts.answer(event.getChannel().getId(), message.getId(), !isDirect, asker, shown);
  }

  /// Files take a while, words do not.
  private DiscordAnswer answer(
      DiscordReply reply, Asker asker, DiscordText said, Audience audience) {
    if (said.isEmpty()) {
      return reply.show(trouble(asker, Message.TROUBLE_NO_TEXT));
    }
    if (said.files().isEmpty()) {
      return show(reply, asker, desk.ask(asker, said.text(), audience));
    }
    return reply
        .defer(audience == Audience.ONE)
        .then(
            () -> {
              RenderedCard shown =
                  files.with(
                      said.files(),
                      got ->
                          desk.ask(asker, said.text(), got.attachments(), got.missing(), audience));
              return show(reply, asker, shown);
            });
  }

  private DiscordAnswer show(DiscordReply reply, Asker asker, RenderedCard shown) {
    return posts.follow(reply, asker, shown, reply.show(DiscordMessage.of(shown)));
  }

  private ObjectNode trouble(Asker asker, Message message) {
    return DiscordMessage.toOne(desk.trouble(asker, UserError.of(message)), 1);
  }

  /// The same person, who wants a language for this question alone.
  private Asker wanting(Asker asker, String tag) {
    Optional<Language> wanted =
        desk.catalog().languages().stream().filter(one -> one.tag().equals(tag)).findFirst();
    return asker.wanting(wanted);
  }
}
