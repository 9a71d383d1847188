package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ButtonRow;
import bouncecard.app.chat.Handle;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A card's buttons and menus.
///
/// All that one does is in its custom_id, an [ButtonAction], so that it still works after a
/// restart. A custom_id that is there already is told from it by a number, because Discord refuses
/// the same twice.
final class DiscordActions {
  private static final int LONGEST_LABEL = 80;
  private static final int LONGEST_OPTION = 100;
  private static final int LONGEST_PLACEHOLDER = 150;
  private static final int MOST_OPTIONS = 25;

  private final Handle handle;
  private final Texts texts;
  private final Optional<String> form;
  private final Set<String> taken = new HashSet<>();

  /// The actions of one card with this handle.
  ///
  /// @param form the label of a button that opens the form for a bounce; empty where there is none
  DiscordActions(Handle handle, Texts texts, Optional<String> form) {
    this.handle = handle;
    this.texts = texts;
    this.form = form;
  }

  /// The rows of buttons: two in front, then a menu of the rest.
  List<ObjectNode> rows(List<Button> buttons) {
    Set<String> inRows = new HashSet<>(taken);
    ButtonRow row = ButtonRow.of(buttons);
    List<ObjectNode> front = new ArrayList<>();
    form.ifPresent(
        label ->
            front.add(
                DiscordJson.button(
                    true, shortened(label, LONGEST_LABEL), DiscordForm.opening(texts.language()))));
    row.front().forEach(button -> front.add(button(button, front.isEmpty(), inRows)));
    if (row.rest().size() == 1) {
      front.add(button(row.rest().getFirst(), false, inRows));
    }
    List<ObjectNode> rows = new ArrayList<>();
    if (!front.isEmpty()) {
      rows.add(DiscordJson.actionRow(front));
    }
    if (row.rest().size() > 1) {
      Set<String> values = new HashSet<>();
      List<ObjectNode> options =
          row.rest().stream()
              .limit(MOST_OPTIONS)
              .map(
                  button ->
                      DiscordJson.choice(
                          shortened(button.label(), LONGEST_OPTION),
                          unique(ButtonAction.of(button, handle), values)))
              .toList();
      String customId = unique(ButtonAction.ask("", handle.language()), inRows);
      rows.add(
          DiscordJson.actionRow(
              List.of(
                  DiscordJson.select(
                      shortened(texts.message(Message.BUTTON_REST), LONGEST_PLACEHOLDER),
                      customId,
                      options))));
    }
    return rows;
  }

  private ObjectNode button(Button button, boolean isFirst, Set<String> inRows) {
    return DiscordJson.button(
        isFirst,
        shortened(button.label(), LONGEST_LABEL),
        unique(ButtonAction.of(button, handle), inRows));
  }

  /// What shows the next page.
  ObjectNode more(String label, int nextPage) {
    return DiscordJson.button(
        true, shortened(label, LONGEST_LABEL), ButtonAction.more(handle, nextPage).written());
  }

  /// A menu of things to ask; its options are the queries. Empty where a menu cannot hold them all.
  Optional<ObjectNode> menu(Block.Choices choices) {
    Set<String> queries = new HashSet<>();
    List<ObjectNode> options = new ArrayList<>();
    for (Block.Choice choice : choices.choices()) {
      String asked = Button.repeatable(choice.query());
      if (!asked.isEmpty() && queries.add(asked)) {
        options.add(DiscordJson.option(asked, shortened(choice.description(), LONGEST_OPTION)));
      }
    }
    boolean holdsAll = options.size() == choices.choices().size();
    if (!holdsAll || options.size() < 2 || options.size() > MOST_OPTIONS) {
      return Optional.empty();
    }
    String customId = unique(ButtonAction.ask("", handle.language()), taken);
    String placeholder = shortened(choices.heading(), LONGEST_PLACEHOLDER);
    return Optional.of(
        DiscordJson.actionRow(List.of(DiscordJson.select(placeholder, customId, options))));
  }

  private static String unique(ButtonAction action, Set<String> taken) {
    String candidate = action.written();
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = action.written(i);
    }
    return candidate;
  }

  /// Labels are drawn without Markdown; Discord refuses empty ones.
  private static String shortened(String text, int limit) {
    String line = new UntrustedText(text).visible(limit);
    return line.isEmpty() ? "…" : line;
  }
}
