package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.ChosenSettings;
import bouncecard.app.chat.SettingsForm;
import bouncecard.app.chat.Unasked;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.WatchMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The form with what a person and their channel chose. Where it was asked for stands in its
/// private metadata, since Slack tells of no channel when it is submitted.
public final class SlackSettingsView {
  private static final int LONGEST_TITLE = 24;
  private static final int LONGEST_LABEL = 75;

  private SlackSettingsView() {}

  public static ObjectNode form(
      Texts texts,
      Catalog catalog,
      ChosenSettings chosen,
      Unasked.Choice watch,
      SlackConversation place) {
    ObjectNode own = SlackViews.languages(SettingsForm.OWN, texts, catalog, chosen.own());
    ObjectNode channels =
        SlackViews.languages(SettingsForm.CHANNELS, texts, catalog, chosen.channels());
    List<ObjectNode> options =
        List.of(
            option(texts, Message.SETTINGS_FOR_ONE, SettingsForm.FOR_ONE),
            option(texts, Message.SETTINGS_FOR_ALL, SettingsForm.FOR_ALL));
    ObjectNode audience =
        SlackJson.select(SettingsForm.AUDIENCE, label(texts, Message.SETTINGS_AUDIENCE), options);
    audience.set("initial_option", options.get(chosen.isForAll() ? 1 : 0).deepCopy());
    ObjectNode mine =
        SlackJson.input(SettingsForm.OWN, label(texts, Message.HOME_LANGUAGE), "", own);
    List<ObjectNode> blocks =
        new ArrayList<>(
            chosen.isFixed()
                ? List.of(
                    mine,
                    SlackJson.context(SlackMarkup.plain(texts.message(Message.SETTINGS_FIXED))))
                : List.of(
                    mine,
                    SlackJson.input(
                        SettingsForm.CHANNELS,
                        label(texts, Message.SETTINGS_CHANNEL),
                        "",
                        channels),
                    SlackJson.input(
                        SettingsForm.AUDIENCE,
                        label(texts, Message.SETTINGS_AUDIENCE),
                        "",
                        audience)));
    blocks.addAll(watch(texts, watch));
    ObjectNode modal =
        SlackJson.modal(
            SettingsForm.ID,
            title(texts, Message.SETTINGS_TITLE),
            title(texts, Message.PASTE_CANCEL),
            blocks);
    return modal
        .put(
            "private_metadata",
            AddressFields.written(List.of(place.channel(), place.responseUrl())))
        .set("submit", SlackJson.plainText(title(texts, Message.COPY_DONE)));
  }

  /// What may be chosen of what is said unasked.
  private static List<ObjectNode> watch(Texts texts, Unasked.Choice watch) {
    List<ObjectNode> blocks = new ArrayList<>();
    if (watch.isOffered() && watch.isFixed()) {
      blocks.add(
          SlackJson.context(SlackMarkup.plain(texts.message(WatchMessage.SETTINGS_WATCH_FIXED))));
    } else if (watch.isOffered()) {
      blocks.add(
          select(
              SettingsForm.WATCH,
              label(texts, WatchMessage.SETTINGS_WATCH),
              List.of(
                  option(texts, WatchMessage.SETTINGS_WATCH_ON, SettingsForm.ON),
                  option(texts, WatchMessage.SETTINGS_WATCH_OFF, SettingsForm.OFF)),
              watch.isOn() ? 0 : 1));
    }
    if (!watch.muted().isEmpty()) {
      String muted =
          Rich.of(texts.message(WatchMessage.SETTINGS_MUTES), Map.of("muted", watch.muted()))
              .text();
      blocks.add(
          select(
              SettingsForm.MUTES,
              SlackText.shortened(muted, LONGEST_LABEL),
              List.of(
                  option(texts, WatchMessage.SETTINGS_MUTES_KEEP, SettingsForm.KEEP),
                  option(texts, WatchMessage.SETTINGS_MUTES_END, SettingsForm.END)),
              0));
    }
    return blocks;
  }

  private static ObjectNode select(
      String name, String label, List<ObjectNode> options, int chosen) {
    ObjectNode select = SlackJson.select(name, label, options);
    select.set("initial_option", options.get(chosen).deepCopy());
    return SlackJson.input(name, label, "", select);
  }

  private static ObjectNode option(Texts texts, MessageKey label, String value) {
    return SlackJson.option(label(texts, label), value);
  }

  /// What was chosen.
  public static ChosenSettings chosen(JsonNode view, Catalog catalog) {
    return SettingsForm.chosen(field -> value(view, field), catalog);
  }

  private static String value(JsonNode view, String field) {
    return SlackViews.entered(view, field).path("selected_option").path("value").asString("");
  }

  /// Where it was asked for: the channel and the response URL.
  public static Optional<List<String>> place(JsonNode view) {
    return AddressFields.parse(view.path("private_metadata").asString(""), 2);
  }

  private static String title(Texts texts, MessageKey message) {
    return SlackText.shortened(texts.message(message), LONGEST_TITLE);
  }

  private static String label(Texts texts, MessageKey message) {
    return SlackText.shortened(texts.message(message), LONGEST_LABEL);
  }
}
