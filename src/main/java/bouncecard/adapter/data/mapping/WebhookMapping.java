package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.service.KeyPath;
import bouncecard.catalog.service.Webhook;
import java.time.Duration;
import java.util.Optional;

/// Maps how services hand in their events.
final class WebhookMapping {
  private static final int LONGEST = 604_800;

  private WebhookMapping() {}

  static Optional<Webhook> optional(Node node, String key) {
    return node.has(key) ? Optional.of(webhook(node.table(key))) : Optional.empty();
  }

  private static Webhook webhook(Node node) {
    Webhook webhook =
        new Webhook(
            node.term("scheme", Webhook.Scheme.class),
            node.optional("parameter"),
            node.flag("batch"),
            node.texts("id").stream().map(KeyPath::of).toList(),
            node.optional("header"),
            node.texts("ignored"),
            node.texts("schedule").stream()
                .flatMap(text -> seconds(node, "schedule", text).stream())
                .toList(),
            node.optional("tries").flatMap(text -> seconds(node, "tries", text)),
            status(node, "busy"),
            status(node, "refused"),
            FactMapping.source(node));
    node.end();
    return webhook;
  }

  private static int status(Node node, String key) {
    return node.read(
            key,
            text ->
                Optional.of(text)
                    .filter(digits -> digits.matches("[45][0-9][0-9]"))
                    .map(Integer::parseInt),
            "a status of HTTP that refuses, such as \"503\"")
        .orElse(503);
  }

  private static Optional<Duration> seconds(Node node, String key, String text) {
    boolean isNumber =
        text.length() <= 6 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!isNumber || Integer.parseInt(text) > LONGEST) {
      node.wrong(key, "must be seconds, such as \"600\"");
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
  }
}
