package bouncecard.app.serial;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.Once;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The entries of the catalogue by their names; a name that it does not have is a mistake.
final class KnownNames {
  private final Catalog catalog;
  private final Supplier<Map<String, Rule>> rules;
  private final Supplier<Map<String, Cause>> causes;

  KnownNames(Catalog catalog) {
    this.catalog = catalog;
    this.rules =
        new Once<>(
            () -> {
              Map<String, Rule> byName = new HashMap<>();
              catalog.rules().forEach(rule -> byName.put(rule.id().toString(), rule));
              return byName;
            });
    this.causes =
        new Once<>(
            () -> {
              Map<String, Cause> byName = new HashMap<>();
              catalog.causes().forEach(cause -> byName.put(cause.id(), cause));
              return byName;
            });
  }

  Rule rule(String id) {
    return SerialIn.known(Optional.ofNullable(rules.get().get(id)));
  }

  Cause cause(String id) {
    return SerialIn.known(Optional.ofNullable(causes.get().get(id)));
  }

  Provider provider(String id) {
    return SerialIn.known(catalog.provider(id));
  }

  Language language(String tag) {
    return SerialIn.known(
        catalog.languages().stream().filter(language -> language.tag().equals(tag)).findFirst());
  }
}
