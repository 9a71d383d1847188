package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.Note;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Modals (<https://docs.slack.dev/surfaces/modals>).
public final class SlackViews {
  /// The modal that takes a bounce, and its fields.
  public static final String PASTE = "paste_bounce";

  public static final String TEXT = "bounce";
  public static final String FILES = "files";
  public static final String LANGUAGE = "language";
  public static final String WHERE = "where";

  /// What stands for a language that Slack's own decides.
  public static final String AUTOMATIC = "auto";

  private static final String NAME = "Bouncecard";
  private static final int LONGEST_TEXT = 3_000;
  private static final int LONGEST_TITLE = 24;
  private static final int LONGEST_LABEL = 75;
  private static final int MOST_PARTS = 90;

  /// Of a text to copy: Slack refuses a view of more than 250 kB.
  private static final int MOST_OCTETS = 200_000;

  private SlackViews() {}

  /// A card in a modal.
  static ObjectNode card(Texts texts, ArrayNode blocks) {
    List<ObjectNode> all = new ArrayList<>();
    blocks.forEach(block -> all.add((ObjectNode) block));
    return SlackJson.modal("card", NAME, title(texts.message(Message.BUTTON_CLOSE)), all);
  }

  /// Texts to copy, each in as many fields as it takes. What a view has no room for is said to be
  /// left out.
  public static ObjectNode copy(Texts texts, List<Note> notes) {
    List<ObjectNode> blocks = new ArrayList<>();
    int room = MOST_OCTETS;
    int all = 0;
    for (Note note : notes) {
      List<String> parts = parts(note.text());
      all += parts.size();
      for (int number = 1; number <= parts.size(); number++) {
        String part = parts.get(number - 1);
        room -= SlackJson.object().put("", part).toString().getBytes(StandardCharsets.UTF_8).length;
        if (room > 0 && blocks.size() < MOST_PARTS) {
          blocks.add(
              part(blocks.size() + 1, label(texts, note.name(), number, parts.size()), part));
        }
      }
    }
    if (blocks.size() < all) {
      blocks.addFirst(
          SlackJson.context(SlackMarkup.mrkdwn(Rich.plain(texts.message(Message.COPY_TOO_LONG)))));
    }
    ObjectNode modal =
        SlackJson.modal(
            "copy",
            title(texts.message(Message.BUTTON_COPY)),
            title(texts.message(Message.BUTTON_CLOSE)),
            blocks);
    return modal.set("submit", SlackJson.plainText(title(texts.message(Message.COPY_DONE))));
  }

  private static String label(Texts texts, String name, int number, int parts) {
    Map<String, String> numbers =
        Map.of("page", Integer.toString(number), "pages", Integer.toString(parts));
    return parts == 1 ? name : name + " · " + Rich.of(texts.message(Message.PAGE), numbers).text();
  }

  private static ObjectNode part(int number, String label, String text) {
    ObjectNode input =
        SlackJson.object()
            .put("type", "plain_text_input")
            .put("multiline", true)
            .put("initial_value", text);
    return SlackJson.input("copy-" + number, SlackMarkup.plain(label), "", input);
  }

  /// Pieces that are cut at the end of a line where there is one.
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (text.length() - start > LONGEST_TEXT) {
      int end = text.lastIndexOf('\n', start + LONGEST_TEXT - 1) + 1;
      if (end <= start) {
        end = start + LONGEST_TEXT;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      }
      parts.add(text.substring(start, end));
      start = end;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /// The form that takes a bounce.
  public static ObjectNode paste(Texts texts, Catalog catalog) {
    ObjectNode text =
        SlackJson.object()
            .put("type", "plain_text_input")
            .put("multiline", true)
            .put("max_length", LONGEST_TEXT)
            .put("focus_on_load", true);
    ObjectNode files =
        SlackJson.object().put("type", "file_input").put("max_files", Attachment.MOST);
    ObjectNode where =
        SlackJson.object()
            .put("type", "conversations_select")
            .put("default_to_current_conversation", true)
            .put("response_url_enabled", true);
    ObjectNode modal =
        SlackJson.modal(
            PASTE,
            title(texts.message(Message.PASTE_TITLE)),
            title(texts.message(Message.PASTE_CANCEL)),
            List.of(
                SlackJson.input(
                    TEXT,
                    plain(texts, Message.PASTE_TEXT),
                    plain(texts, Message.PASTE_TEXT_HINT),
                    text),
                SlackJson.input(
                    FILES,
                    plain(texts, Message.PASTE_FILES),
                    plain(texts, Message.PASTE_FILES_HINT),
                    files),
                SlackJson.input(
                    LANGUAGE,
                    plain(texts, Message.PASTE_LANGUAGE),
                    "",
                    languages(LANGUAGE, texts, catalog, Optional.empty())),
                SlackJson.input(
                    WHERE,
                    plain(texts, Message.PASTE_WHERE),
                    plain(texts, Message.PASTE_WHERE_HINT),
                    where)));
    return modal.set("submit", SlackJson.plainText(title(texts.message(Message.PASTE_SUBMIT))));
  }

  /// A menu of the languages, and of none.
  static ObjectNode languages(
      String actionId, Texts texts, Catalog catalog, Optional<Language> chosen) {
    List<ObjectNode> options = new ArrayList<>();
    options.add(SlackJson.option(label(texts.message(Message.LANGUAGE_AUTOMATIC)), AUTOMATIC));
    ObjectNode initial = options.getFirst();
    for (Language language : catalog.languages()) {
      ObjectNode option =
          SlackJson.option(
              label(catalog.texts(language).message(Message.LANGUAGE_NAME)), language.tag());
      options.add(option);
      initial = chosen.filter(language::equals).isPresent() ? option : initial;
    }
    ObjectNode select =
        SlackJson.select(actionId, label(texts.message(Message.LANGUAGE_AUTOMATIC)), options);
    return select.set("initial_option", initial.deepCopy());
  }

  /// The answer to a form in which nothing was given.
  public static ObjectNode errors(String field, String sentence) {
    ObjectNode errors = SlackJson.object().put("response_action", "errors");
    errors.putObject("errors").put(field, sentence);
    return errors;
  }

  /// What was entered into a field of a form; missing where there is nothing.
  public static JsonNode entered(JsonNode view, String field) {
    return view.path("state").path("values").path(field).path(field);
  }

  private static String title(String text) {
    return SlackText.shortened(text, LONGEST_TITLE);
  }

  static String label(String text) {
    return SlackText.shortened(text, LONGEST_LABEL);
  }

  private static String plain(Texts texts, Message message) {
    return SlackMarkup.plain(texts.message(message));
  }
}
