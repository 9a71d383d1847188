package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.WrongChoices;
import bouncecard.app.chat.WrongChoices.Choice;
import bouncecard.app.feedback.Wanted;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Message;
import bouncecard.catalog.Term;
import bouncecard.catalog.Texts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The form that takes what is wrong with an answer. Which answer stands in its private metadata,
/// as in a button.
public final class SlackWrongView {
  public static final String ID = "wrong";

  private static final String WHAT = "wrong-what";
  private static final String CAUSE = "wrong-cause";
  private static final String ACTOR = "wrong-actor";
  private static final String WORDS = "wrong-words";
  private static final int LONGEST_WORDS = 1_000;
  private static final int MOST_OPTIONS = 100;
  private static final int LONGEST_TITLE = 24;
  private static final int LONGEST_LABEL = 75;

  private SlackWrongView() {}

  public static ObjectNode form(Texts texts, Catalog catalog, ButtonAction about) {
    WrongChoices choices = new WrongChoices(texts, catalog);
    ObjectNode what =
        input(texts, WHAT, Message.WRONG_WHAT, choices.whats()).put("optional", false);
    ObjectNode words =
        SlackJson.input(
            WORDS,
            SlackMarkup.plain(texts.message(Message.WRONG_WORDS)),
            SlackMarkup.plain(texts.message(Message.WRONG_WORDS_HINT)),
            SlackJson.object()
                .put("type", "plain_text_input")
                .put("multiline", true)
                .put("max_length", LONGEST_WORDS));
    ObjectNode modal =
        SlackJson.modal(
            ID,
            title(texts, Message.WRONG_TITLE),
            title(texts, Message.PASTE_CANCEL),
            List.of(
                what,
                input(texts, CAUSE, Message.WRONG_CAUSE, choices.causes()),
                input(texts, ACTOR, Message.WRONG_ACTOR, choices.actors()),
                words));
    return modal
        .put("private_metadata", about.written())
        .set("submit", SlackJson.plainText(title(texts, Message.WRONG_SUBMIT)));
  }

  private static ObjectNode input(Texts texts, String id, Message label, List<Choice> choices) {
    List<ObjectNode> options =
        choices.stream()
            .limit(MOST_OPTIONS)
            .map(
                one ->
                    SlackJson.option(SlackText.shortened(one.label(), LONGEST_LABEL), one.value()))
            .toList();
    String shown = SlackMarkup.plain(texts.message(label));
    return SlackJson.input(id, shown, "", SlackJson.select(id, shown, options));
  }

  /// What was entered; empty for what is no such form.
  public static Optional<Wanted> wanted(JsonNode view) {
    return Term.parse(Wanted.What.class, chosen(view, WHAT))
        .map(
            what ->
                new Wanted(
                    what,
                    chosen(view, CAUSE),
                    chosen(view, ACTOR),
                    SlackViews.entered(view, WORDS).path("value").asString("")));
  }

  private static String chosen(JsonNode view, String field) {
    return SlackViews.entered(view, field).path("selected_option").path("value").asString("");
  }

  /// Which card it is about; empty for what was never ours.
  public static Optional<ButtonAction> about(JsonNode view) {
    return ButtonAction.parse(view.path("private_metadata").asString(""));
  }

  /// Says what came of it, in the place of the form.
  public static ObjectNode answer(Texts texts, Message said) {
    ObjectNode view =
        SlackJson.modal(
            "note",
            title(texts, Message.WRONG_TITLE),
            title(texts, Message.BUTTON_CLOSE),
            List.of(SlackJson.section(SlackMarkup.plain(texts.message(said)))));
    return SlackJson.object().put("response_action", "update").set("view", view);
  }

  private static String title(Texts texts, Message message) {
    return SlackText.shortened(texts.message(message), LONGEST_TITLE);
  }
}
