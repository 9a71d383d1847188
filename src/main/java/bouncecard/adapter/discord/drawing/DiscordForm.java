package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.app.chat.Attachment;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The form that takes a bounce (<https://docs.discord.com/developers/components/reference>).
public final class DiscordForm {
  /// The form.
  public static final String PASTE = "paste";

  public static final String TEXT = "text";
  public static final String FILES = "files";
  public static final String LANGUAGE = "language";

  private static final String SEPARATOR = "|";

  /// The person's own language.
  static final String AUTOMATIC = "auto";

  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_LABEL = 45;
  private static final int LONGEST_HINT = 100;
  private static final int MOST_OPTIONS = 25;

  private DiscordForm() {}

  /// As the button that opens it in this language has it.
  static String opening(Language language) {
    return PASTE + SEPARATOR + language.tag();
  }

  /// Whether a button opens it.
  public static boolean isOpenedBy(String button) {
    return button.equals(PASTE) || button.startsWith(PASTE + SEPARATOR);
  }

  /// The tag of the language in which a button opens it; empty for the person's own.
  public static String language(String button) {
    return button.substring(Math.min(button.length(), PASTE.length() + SEPARATOR.length()));
  }

  /// The form in this language.
  public static ObjectNode paste(Texts texts, Catalog catalog) {
    ObjectNode form =
        DiscordJson.object()
            .put("custom_id", PASTE)
            .put("title", cut(texts, Message.PASTE_TITLE, LONGEST_LABEL));
    ArrayNode fields = form.putArray("components");
    int paragraph = 2;
    fields.add(
        field(
            cut(texts, Message.PASTE_TEXT, LONGEST_LABEL),
            cut(texts, DiscordPhrase.PASTE_HINT, LONGEST_HINT),
            element(4, TEXT).put("style", paragraph).put("max_length", LONGEST_TEXT)));
    fields.add(
        field(
            cut(texts, Message.PASTE_FILES, LONGEST_LABEL),
            cut(texts, Message.PASTE_FILES_HINT, LONGEST_HINT),
            element(19, FILES).put("min_values", 0).put("max_values", Attachment.MOST)));
    ObjectNode languages = element(3, LANGUAGE);
    languages.putArray("options").addAll(languages(texts, catalog));
    fields.add(field(cut(texts, Message.PASTE_LANGUAGE, LONGEST_LABEL), "", languages));
    return form;
  }

  private static List<ObjectNode> languages(Texts texts, Catalog catalog) {
    ObjectNode automatic =
        DiscordJson.object()
            .put("label", cut(texts, Message.LANGUAGE_AUTOMATIC, LONGEST_HINT))
            .put("value", AUTOMATIC)
            .put("default", true);
    List<ObjectNode> all = new java.util.ArrayList<>(List.of(automatic));
    for (Language language : catalog.languages().stream().limit(MOST_OPTIONS - 1L).toList()) {
      all.add(
          DiscordJson.object()
              .put("label", catalog.texts(language).message(Message.LANGUAGE_NAME))
              .put("value", language.tag()));
    }
    return all;
  }

  private static ObjectNode element(int type, String id) {
    return DiscordJson.object().put("type", type).put("custom_id", id).put("required", false);
  }

  private static ObjectNode field(String label, String hint, ObjectNode element) {
    ObjectNode field = DiscordJson.object().put("type", 18).put("label", label);
    if (!hint.isEmpty()) {
      field.put("description", hint);
    }
    return field.set("component", element);
  }

  private static String cut(Texts texts, MessageKey message, int limit) {
    return new UntrustedText(texts.message(message)).visible(limit);
  }
}
