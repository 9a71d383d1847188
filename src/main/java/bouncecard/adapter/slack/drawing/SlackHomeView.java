package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.adapter.slack.api.SlackPhrase;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.RenderedCard;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The App Home (<https://docs.slack.dev/surfaces/app-home>).
public final class SlackHomeView {
  /// The menu that sets a person's language.
  public static final String SETTING = "setting";

  /// The menu with the channels, and the button that shows how one is set.
  static final String CHANNEL = "home-channel";

  public static final String CHANNEL_SETTINGS = "home-channel-settings";

  private SlackHomeView() {}

  /// The App Home: what can be asked, what was asked last, the language, and channels to set.
  public static ObjectNode home(
      RenderedCard help, List<String> recent, Catalog catalog, Optional<Language> chosen) {
    Texts texts = help.reply().texts();
    Language language = help.reply().card().language();
    ObjectNode home = SlackJson.object().put("type", "home");
    ArrayNode blocks = home.putArray("blocks");
    blocks.add(SlackJson.header(SlackViews.label(help.reply().card().title())));
    blocks.add(SlackJson.section(SlackMarkup.mrkdwn(help.reply().card().verdict())));
    ObjectNode paste =
        SlackJson.button(
            SlackViews.label(texts.message(Message.PASTE_TITLE)),
            SlackViews.PASTE,
            SlackViews.PASTE);
    blocks.add(SlackJson.actions(List.of(paste)));
    for (Block block : help.reply().card().blocks()) {
      switch (block) {
        case Block.Choices(String heading, var choices) -> {
          blocks.add(SlackJson.section(SlackMarkup.bold(Rich.plain(heading))));
          choices.forEach(choice -> blocks.add(example(choice, texts, language, blocks.size())));
        }
        case Block.Note(Rich text) -> blocks.add(SlackJson.context(SlackMarkup.mrkdwn(text)));
        case Block.Paragraph(String _, Rich text) ->
            blocks.add(SlackJson.context(SlackMarkup.mrkdwn(text)));
        case Block.Points(String _, var points) ->
            points.forEach(point -> blocks.add(SlackJson.context(SlackMarkup.mrkdwn(point))));
        case Block.Facts _, Block.Heading _, Block.Steps _, Block.Comparison _, Block.Quote _ -> {}
      }
    }
    blocks.add(SlackJson.divider());
    recent(blocks, recent, texts, language);
    ObjectNode setting =
        SlackJson.section(SlackMarkup.bold(Rich.plain(texts.message(Message.HOME_LANGUAGE))));
    blocks.add(setting.set("accessory", SlackViews.languages(SETTING, texts, catalog, chosen)));
    blocks.add(
        SlackJson.section(SlackMarkup.bold(Rich.plain(texts.message(SlackPhrase.HOME_CHANNEL)))));
    blocks.add(channels(texts));
    blocks.add(
        SlackJson.context(SlackMarkup.mrkdwn(Rich.of(texts.message(SlackPhrase.HOME_CHANNELS)))));
    return home;
  }

  /// A menu of channels, and a button that shows what the people of the one that is chosen chose.
  private static ObjectNode channels(Texts texts) {
    ObjectNode select =
        SlackJson.object().put("type", "conversations_select").put("action_id", CHANNEL);
    select.set(
        "placeholder",
        SlackJson.plainText(SlackViews.label(texts.message(SlackPhrase.HOME_CHANNEL_PICK))));
    ObjectNode filter = select.putObject("filter").put("exclude_bot_users", true);
    filter.putArray("include").add("public").add("private");
    ObjectNode show =
        SlackJson.button(
            SlackViews.label(texts.message(SlackPhrase.HOME_CHANNEL_SHOW)),
            CHANNEL_SETTINGS,
            CHANNEL);
    return SlackJson.actions(List.of(select, show)).put("block_id", CHANNEL);
  }

  /// The channel that was chosen in App Home; empty where none was.
  public static String chosenChannel(JsonNode view) {
    return SlackViews.entered(view, CHANNEL).path("selected_conversation").asString("");
  }

  private static ObjectNode example(
      Block.Choice choice, Texts texts, Language language, int number) {
    Rich text = Rich.verbatim(choice.query()).then("  " + choice.description());
    ObjectNode section = SlackJson.section(SlackMarkup.mrkdwn(text));
    return Button.repeatable(choice.query()).isEmpty()
        ? section
        : section.set(
            "accessory",
            SlackJson.button(
                SlackViews.label(texts.message(Message.BUTTON_ASK)),
                "example-" + number,
                ButtonAction.ask(choice.query(), language).written()));
  }

  private static void recent(
      ArrayNode blocks, List<String> recent, Texts texts, Language language) {
    blocks.add(SlackJson.section(SlackMarkup.bold(Rich.plain(texts.message(Message.HOME_RECENT)))));
    List<ObjectNode> buttons = new ArrayList<>();
    for (String query : recent) {
      String written = ButtonAction.ask(query, language).written();
      buttons.add(
          SlackJson.button(SlackViews.label(query), "recent-" + (buttons.size() + 1), written));
    }
    if (!buttons.isEmpty()) {
      blocks.add(SlackJson.actions(buttons));
    }
    blocks.add(
        SlackJson.context(SlackMarkup.mrkdwn(Rich.plain(texts.message(Message.HOME_RECENT_NOTE)))));
  }
}
