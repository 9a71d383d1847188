package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.WrongChoices;
import bouncecard.app.chat.WrongChoices.Choice;
import bouncecard.app.feedback.Wanted;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Message;
import bouncecard.catalog.Term;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The form that takes what is wrong with an answer. Which answer stands in its custom_id, as in a
/// button. A menu holds 25 choices, so that the causes are in two.
public final class DiscordWrongForm {
  private static final String WHAT = "what";
  private static final String CAUSES = "causes";
  private static final String MORE_CAUSES = "more-causes";
  private static final String ACTOR = "actor";
  private static final String WORDS = "words";
  private static final int MOST_OPTIONS = 25;
  private static final int LONGEST = 45;
  private static final int LONGEST_OPTION = 100;
  private static final int LONGEST_WORDS = 1_000;

  private DiscordWrongForm() {}

  public static ObjectNode form(Texts texts, Catalog catalog, ButtonAction about) {
    WrongChoices choices = new WrongChoices(texts, catalog);
    List<Choice> causes = choices.causes();
    List<Choice> first = causes.subList(0, Math.min(MOST_OPTIONS, causes.size()));
    List<Choice> second = causes.subList(first.size(), Math.min(2 * MOST_OPTIONS, causes.size()));
    ObjectNode form =
        DiscordJson.object()
            .put("custom_id", about.written())
            .put("title", text(texts, Message.WRONG_TITLE));
    ArrayNode fields = form.putArray("components");
    fields.add(menu(text(texts, Message.WRONG_WHAT), WHAT, choices.whats(), true));
    fields.add(menu(text(texts, Message.WRONG_CAUSE) + range(first), CAUSES, first, false));
    if (second.size() > 1) {
      fields.add(
          menu(text(texts, Message.WRONG_CAUSE) + range(second), MORE_CAUSES, second, false));
    }
    fields.add(menu(text(texts, Message.WRONG_ACTOR), ACTOR, choices.actors(), false));
    fields.add(
        label(text(texts, Message.WRONG_WORDS))
            .set(
                "component",
                DiscordJson.object()
                    .put("type", 4)
                    .put("custom_id", WORDS)
                    .put("style", 2)
                    .put("required", false)
                    .put("max_length", LONGEST_WORDS)));
    return form;
  }

  private static String range(List<Choice> choices) {
    return " (%s–%s)"
        .formatted(
            choices.getFirst().label().substring(0, 1), choices.getLast().label().substring(0, 1));
  }

  private static ObjectNode menu(
      String label, String id, List<Choice> choices, boolean isRequired) {
    ObjectNode menu =
        DiscordJson.object().put("type", 3).put("custom_id", id).put("required", isRequired);
    ArrayNode options = menu.putArray("options");
    for (Choice choice : choices) {
      options
          .addObject()
          .put("label", new UntrustedText(choice.label()).visible(LONGEST_OPTION))
          .put("value", choice.value());
    }
    return label(label).set("component", menu);
  }

  private static ObjectNode label(String label) {
    return DiscordJson.object()
        .put("type", 18)
        .put("label", new UntrustedText(label).visible(LONGEST));
  }

  private static String text(Texts texts, Message message) {
    return new UntrustedText(texts.message(message)).visible(LONGEST);
  }

  /// What was entered; empty for what is no such form.
  public static Optional<Wanted> wanted(ModalInteractionEvent event) {
    String first = chosen(event, CAUSES);
    return Term.parse(Wanted.What.class, chosen(event, WHAT))
        .map(
            what ->
                new Wanted(
                    what,
                    first.isEmpty() ? chosen(event, MORE_CAUSES) : first,
                    chosen(event, ACTOR),
                    Optional.ofNullable(event.getValue(WORDS))
                        .map(value -> value.getAsString())
                        .orElse("")));
  }

  private static String chosen(ModalInteractionEvent event, String field) {
    return Optional.ofNullable(event.getValue(field))
        .flatMap(value -> value.getAsStringList().stream().findFirst())
        .orElse("");
  }
}
