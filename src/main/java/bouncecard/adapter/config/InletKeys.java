package bouncecard.adapter.config;

import bouncecard.app.inlet.Inlet;
import bouncecard.app.inlet.InletKind;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.app.serve.Secret;
import bouncecard.catalog.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The inlets that are set up, and what each is.
///
/// @param kinds what can be set up; none where nothing is
/// @param secrets reads those that are named
record InletKeys(List<Inlet> inlets, List<InletKind> kinds, InletSecrets secrets) {

  InletKeys {
    inlets = List.copyOf(inlets);
    kinds = List.copyOf(kinds);
  }

  /// What they are held to.
  ///
  /// @param chats those that are configured
  /// @param hasListener whether requests are taken already
  record Around(
      List<Language> languages,
      List<ChatIntegration> chats,
      boolean hasListener,
      Map<String, String> environment,
      Path folder) {}

  static InletKeys read(
      Given given, Supplier<List<InletKind>> kinds, Around around, ConfigErrors mistakes) {
    Map<String, RawValue> tables = given.resolved().inlets();
    InletSecrets secrets = new InletSecrets(around.environment(), around.folder());
    if (tables.isEmpty()) {
      return new InletKeys(List.of(), List.of(), secrets);
    }
    List<InletKind> all = kinds.get();
    InletKeys read =
        new InletKeys(
            InletTables.read(
                tables,
                new InletTables.Known(
                    all,
                    around.languages(),
                    id -> around.chats().stream().anyMatch(chat -> chat.hasChannel(id)),
                    around.environment(),
                    around.folder()),
                mistakes),
            all,
            secrets);
    if (!StateKeys.lasts(given)) {
      mistakes.add(
          "Inlets need state.file or state.url, and BOUNCECARD_STATE_KEY: what arrives is kept"
              + " there, sealed, before it is read.");
    }
    boolean needsListener = read.inlets.stream().anyMatch(one -> read.kind(one).takesRequests());
    if (needsListener && !around.hasListener() && given.get(HttpKeys.LISTEN).isEmpty()) {
      mistakes.add(
          "http.listen is missing, which inlets need that services post to; set it, as"
              + " \"127.0.0.1:8080\".");
    }
    return read;
  }

  /// The first secret of an inlet as it is now; empty where it cannot be read any more.
  Optional<Secret> secretNow(Inlet inlet) {
    return inlet
        .option(InletTables.SECRETS)
        .flatMap(
            name ->
                switch (secrets.read(name)) {
                  case InletSecrets.Found.Right(Secret secret) -> Optional.of(secret);
                  case InletSecrets.Found.Wrong _ -> Optional.empty();
                });
  }

  InletKind kind(Inlet inlet) {
    return kinds.stream()
        .filter(one -> one.service().equals(inlet.service()))
        .findFirst()
        .orElseThrow();
  }

  List<String> lines() {
    return inlets.stream()
        .map(
            one ->
                "# [inlet.%s] %s, tells %s, %d secrets"
                    .formatted(one.name(), one.service(), one.channel(), one.secrets().size()))
        .toList();
  }
}
