package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.app.chat.ChosenSettings;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The form with what a person and their channel chose.
public final class DiscordSettingsForm {
  public static final String ID = "settings";

  private static final String OWN = "own";
  private static final String CHANNELS = "channels";
  private static final String AUDIENCE = "audience";
  private static final String FOR_ONE = "one";
  private static final String FOR_ALL = "all";
  private static final int TEXT_DISPLAY = 10;
  private static final int LONGEST = 45;
  private static final int MOST_LANGUAGES = 24;

  private DiscordSettingsForm() {}

  public static ObjectNode form(Texts texts, Catalog catalog, ChosenSettings chosen) {
    ObjectNode form =
        DiscordJson.object().put("custom_id", ID).put("title", text(texts, Message.SETTINGS_TITLE));
    ArrayNode fields = form.putArray("components");
    fields.add(
        field(text(texts, Message.HOME_LANGUAGE), languages(OWN, texts, catalog, chosen.own())));
    if (chosen.isFixed()) {
      fields
          .addObject()
          .put("type", TEXT_DISPLAY)
          .put("content", texts.message(Message.SETTINGS_FIXED));
      return form;
    }
    fields.add(
        field(
            text(texts, Message.SETTINGS_CHANNEL),
            languages(CHANNELS, texts, catalog, chosen.channels())));
    ObjectNode audience = menu(AUDIENCE);
    option(audience, text(texts, Message.SETTINGS_FOR_ONE), FOR_ONE, !chosen.isForAll());
    option(audience, text(texts, Message.SETTINGS_FOR_ALL), FOR_ALL, chosen.isForAll());
    fields.add(field(text(texts, Message.SETTINGS_AUDIENCE), audience));
    return form;
  }

  private static ObjectNode languages(
      String id, Texts texts, Catalog catalog, Optional<Language> chosen) {
    ObjectNode menu = menu(id);
    option(menu, text(texts, Message.LANGUAGE_AUTOMATIC), DiscordForm.AUTOMATIC, chosen.isEmpty());
    catalog.languages().stream()
        .limit(MOST_LANGUAGES)
        .forEach(
            one ->
                option(
                    menu,
                    catalog.texts(one).message(Message.LANGUAGE_NAME),
                    one.tag(),
                    chosen.filter(one::equals).isPresent()));
    return menu;
  }

  private static ObjectNode menu(String id) {
    return DiscordJson.object().put("type", 3).put("custom_id", id).put("required", false);
  }

  private static void option(ObjectNode menu, String label, String value, boolean isChosen) {
    menu.withArray("/options")
        .addObject()
        .put("label", label)
        .put("value", value)
        .put("default", isChosen);
  }

  private static ObjectNode field(String label, ObjectNode component) {
    return DiscordJson.object().put("type", 18).put("label", label).set("component", component);
  }

  private static String text(Texts texts, Message message) {
    return new UntrustedText(texts.message(message)).visible(LONGEST);
  }

  /// What was chosen.
  public static ChosenSettings chosen(ModalInteractionEvent event, Catalog catalog) {
    return new ChosenSettings(
        language(event, OWN, catalog),
        language(event, CHANNELS, catalog),
        value(event, AUDIENCE).equals(FOR_ALL));
  }

  private static Optional<Language> language(
      ModalInteractionEvent event, String field, Catalog catalog) {
    String tag = value(event, field);
    return catalog.languages().stream().filter(one -> one.tag().equals(tag)).findFirst();
  }

  private static String value(ModalInteractionEvent event, String field) {
    return Optional.ofNullable(event.getValue(field))
        .flatMap(value -> value.getAsStringList().stream().findFirst())
        .orElse("");
  }

  /// Whether somebody may change what holds for the channel: in direct messages it is theirs.
  public static boolean mayChangeChannel(ModalInteractionEvent event) {
    Member member = event.getMember();
    return member == null
        || (event.getChannel() instanceof GuildChannel channel
            && member.hasPermission(channel, Permission.MANAGE_CHANNEL));
  }
}
