package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ButtonRow;
import bouncecard.app.chat.Handle;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A card's buttons: two in front, the rest in a menu.
///
/// All that a button does is in its value, an [ButtonAction], so that it still works after a
/// restart. A menu has one action_id for all its options, so nothing is read out of an action_id.
final class SlackActions {
  private static final int LONGEST_LABEL = 75;
  private static final int MOST_OPTIONS = 5;

  private static final int MOST_IN_MENU = 100;

  private final Handle handle;
  private final Texts texts;

  /// The actions of a card with this handle.
  SlackActions(Handle handle, Texts texts) {
    this.handle = handle;
    this.texts = texts;
  }

  /// The row of buttons; none for a card without buttons.
  List<ObjectNode> row(List<Button> buttons) {
    ButtonRow row = ButtonRow.of(buttons);
    Set<String> taken = new HashSet<>();
    List<ObjectNode> elements = new ArrayList<>();
    for (Button button : row.front()) {
      elements.add(button(button, taken));
    }
    if (row.rest().size() == 1) {
      elements.add(button(row.rest().getFirst(), taken));
    } else if (row.rest().size() > MOST_OPTIONS) {
      String label = label(texts.message(Message.BUTTON_REST));
      elements.add(SlackJson.select(unique("menu", taken), label, options(row.rest())));
    } else if (!row.rest().isEmpty()) {
      elements.add(SlackJson.overflow(unique("menu", taken), options(row.rest())));
    }
    return elements.isEmpty() ? List.of() : List.of(SlackJson.actions(elements));
  }

  private ObjectNode button(Button button, Set<String> taken) {
    String actionId = unique(button.kind().token(), taken);
    return SlackJson.button(
        label(button.label()), actionId, ButtonAction.of(button, handle).written());
  }

  /// Slack refuses a message with the same action_id twice: the second is `ask-2`.
  private static String unique(String actionId, Set<String> taken) {
    String candidate = actionId;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = actionId + "-" + i;
    }
    return candidate;
  }

  private List<ObjectNode> options(List<Button> buttons) {
    return buttons.stream()
        .map(
            button ->
                SlackJson.option(label(button.label()), ButtonAction.of(button, handle).written()))
        .toList();
  }

  /// A menu that asks what stands in a list; empty where nothing of it can be asked with a press.
  ///
  /// @param number which menu of the card it is, from 1
  Optional<ObjectNode> menu(Block.Choices choices, int number) {
    Map<String, ObjectNode> options = new LinkedHashMap<>();
    for (Block.Choice choice : choices.choices()) {
      String asked = Button.repeatable(choice.query());
      if (!asked.isEmpty() && options.size() < MOST_IN_MENU) {
        String label = label(choice.query() + " · " + choice.description());
        String written = ButtonAction.ask(asked, handle.language()).written();
        options.putIfAbsent(written, SlackJson.option(label, written));
      }
    }
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SlackJson.actions(
                List.of(
                    SlackJson.select(
                        "choose-" + number,
                        label(texts.message(Message.ASK_FOR)),
                        List.copyOf(options.values())))));
  }

  /// What shows the next page.
  ObjectNode more(String label, int nextPage) {
    return SlackJson.button(label(label), "more", ButtonAction.more(handle, nextPage).written());
  }

  private static String label(String text) {
    return SlackText.shortened(text, LONGEST_LABEL);
  }
}
