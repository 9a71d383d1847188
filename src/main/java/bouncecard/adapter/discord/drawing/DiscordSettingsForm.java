package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.app.chat.ChosenSettings;
import bouncecard.app.chat.SettingsForm;
import bouncecard.app.chat.Unasked;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.WatchMessage;
import bouncecard.text.UntrustedText;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The form with what a person and their channel chose.
public final class DiscordSettingsForm {
  private static final int TEXT_DISPLAY = 10;
  private static final int LONGEST = 45;
  private static final int MOST_LANGUAGES = 24;

  private DiscordSettingsForm() {}

  public static ObjectNode form(
      Texts texts, Catalog catalog, ChosenSettings chosen, Unasked.Choice watch) {
    ObjectNode form =
        DiscordJson.object()
            .put("custom_id", SettingsForm.ID)
            .put("title", text(texts, Message.SETTINGS_TITLE));
    ArrayNode fields = form.putArray("components");
    fields.add(
        field(
            text(texts, Message.HOME_LANGUAGE),
            languages(SettingsForm.OWN, texts, catalog, chosen.own())));
    if (chosen.isFixed()) {
      fields
          .addObject()
          .put("type", TEXT_DISPLAY)
          .put("content", texts.message(Message.SETTINGS_FIXED));
    } else {
      channel(fields, texts, catalog, chosen);
    }
    watch(fields, texts, watch);
    return form;
  }

  private static void channel(
      ArrayNode fields, Texts texts, Catalog catalog, ChosenSettings chosen) {
    fields.add(
        field(
            text(texts, Message.SETTINGS_CHANNEL),
            languages(SettingsForm.CHANNELS, texts, catalog, chosen.channels())));
    ObjectNode audience = menu(SettingsForm.AUDIENCE);
    option(
        audience, text(texts, Message.SETTINGS_FOR_ONE), SettingsForm.FOR_ONE, !chosen.isForAll());
    option(
        audience, text(texts, Message.SETTINGS_FOR_ALL), SettingsForm.FOR_ALL, chosen.isForAll());
    fields.add(field(text(texts, Message.SETTINGS_AUDIENCE), audience));
  }

  /// What may be chosen of what is said unasked.
  private static void watch(ArrayNode fields, Texts texts, Unasked.Choice watch) {
    if (watch.isOffered() && watch.isFixed()) {
      fields
          .addObject()
          .put("type", TEXT_DISPLAY)
          .put("content", texts.message(WatchMessage.SETTINGS_WATCH_FIXED));
    } else if (watch.isOffered()) {
      ObjectNode menu = menu(SettingsForm.WATCH);
      option(menu, text(texts, WatchMessage.SETTINGS_WATCH_ON), SettingsForm.ON, watch.isOn());
      option(menu, text(texts, WatchMessage.SETTINGS_WATCH_OFF), SettingsForm.OFF, !watch.isOn());
      fields.add(field(text(texts, WatchMessage.SETTINGS_WATCH), menu));
    }
    if (!watch.muted().isEmpty()) {
      ObjectNode menu = menu(SettingsForm.MUTES);
      option(menu, text(texts, WatchMessage.SETTINGS_MUTES_KEEP), SettingsForm.KEEP, true);
      option(menu, text(texts, WatchMessage.SETTINGS_MUTES_END), SettingsForm.END, false);
      String muted =
          Rich.of(texts.message(WatchMessage.SETTINGS_MUTES), Map.of("muted", watch.muted()))
              .text();
      fields.add(field(new UntrustedText(muted).visible(LONGEST), menu));
    }
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

  private static String text(Texts texts, MessageKey message) {
    return new UntrustedText(texts.message(message)).visible(LONGEST);
  }

  /// What was chosen.
  public static ChosenSettings chosen(ModalInteractionEvent event, Catalog catalog) {
    return SettingsForm.chosen(field -> value(event, field), catalog);
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
