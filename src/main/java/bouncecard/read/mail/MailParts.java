package bouncecard.read.mail;

import bouncecard.dsn.MailPart;
import bouncecard.text.Beginnings;
import bouncecard.text.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Searches among a mail's parts.
public final class MailParts {
  private static final int DEEPEST = 8;
  private static final String FIELD = "final-recipient:";
  private static final Beginnings FIELDS = new Beginnings(List.of(FIELD));

  private MailParts() {}

  /// The delivery-status part. Where a mail has several, all of them: some are mislabelled.
  static Optional<String> statusFields(MailPart mail) {
    List<String> found = new ArrayList<>();
    collectStatus(mail, found, 0);
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", found));
  }

  private static void collectStatus(MailPart part, List<String> found, int depth) {
    if (part.is("message/delivery-status") || part.is("message/global-delivery-status")) {
      found.add(part.text().value());
    } else if (depth < DEEPEST && !(depth > 0 && part.is("message/rfc822"))) {
      part.parts().forEach(child -> collectStatus(child, found, depth + 1));
    }
  }

  /// Whether fields of a report stand in the text.
  static boolean hasFields(String text) {
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      int start = colon + 1 - FIELD.length();
      if (start == 0 || (start > 0 && "\r\n".indexOf(text.charAt(start - 1)) >= 0)) {
        if (FIELDS.isAnyAt(text, start)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The first part of text that has fields of a report in it.
  static Optional<String> textWithFields(MailPart part, int depth) {
    if (part.mediaType().startsWith("text/")) {
      return Optional.of(part.text().value()).filter(MailParts::hasFields);
    }
    if (depth >= DEEPEST || (depth > 0 && part.is("message/rfc822"))) {
      return Optional.empty();
    }
    return part.parts().stream()
        .map(child -> textWithFields(child, depth + 1))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The line of a header that begins with that name.
  static Optional<String> field(String header, String name) {
    return header
        .lines()
        .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
        .findFirst();
  }

  /// The text for people: the first plain one, else what the HTML says.
  public static String text(MailPart mail) {
    Optional<MailPart> plain = find(mail, "text/plain", 0).filter(part -> !part.text().isBlank());
    if (plain.isPresent()) {
      return plain.get().text().value();
    }
    return find(mail, "text/html", 0)
        .map(part -> HtmlText.of(part.text().value()))
        .or(() -> find(mail, "text/", 0).map(part -> part.text().value()))
        .orElse("");
  }

  /// The first part of that type; one inside the mail that came back is not the report's.
  static Optional<MailPart> find(MailPart part, String mediaType, int depth) {
    if (part.is(mediaType)) {
      return Optional.of(part);
    }
    if (depth >= DEEPEST || (depth > 0 && part.is("message/rfc822"))) {
      return Optional.empty();
    }
    for (MailPart child : part.parts()) {
      Optional<MailPart> found = find(child, mediaType, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
