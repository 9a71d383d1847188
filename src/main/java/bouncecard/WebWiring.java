package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.FrontKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.web.FrontDoor;
import bouncecard.adapter.web.KeyRing;
import bouncecard.adapter.web.MeasuredWeb;
import bouncecard.adapter.web.WebEndpoint;
import bouncecard.adapter.web.WebParts;
import bouncecard.app.Bouncecard;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.measure.Measures;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Wires the front door for browsers and programs together.
final class WebWiring {
  /// All paths that nobody else answers.
  private static final String REST = "/";

  private static final long MOST_OCTETS = 1 << 20;

  private WebWiring() {}

  /// Whether anything is answered there.
  static boolean isOn(Configuration configuration) {
    return configuration.get(FrontKeys.PAGES) || configuration.get(FrontKeys.API);
  }

  /// What is opened there, and to whom; empty where both are off.
  static Optional<FrontDoor> door(Configuration configuration) throws StartException {
    if (!isOn(configuration)) {
      return Optional.empty();
    }
    Optional<String> address = configuration.get(FrontKeys.ADDRESS);
    return Optional.of(
        new FrontDoor(
            configuration.get(FrontKeys.PAGES),
            configuration.get(FrontKeys.API),
            configuration.get(FrontKeys.OPEN),
            address.orElse(""),
            hosts(configuration, address),
            keys(configuration.get(FrontKeys.KEYS)),
            configuration.get(FrontKeys.PER_MINUTE)));
  }

  /// What answers pages and the API.
  static Map<String, Endpoint> endpoints(
      Configuration configuration,
      FrontDoor door,
      Bouncecard bouncecard,
      SubmissionReader reader,
      StateStore state,
      Measures measures) {
    WebParts parts =
        new WebParts(
            bouncecard,
            PageWiring.forms(bouncecard),
            reader,
            new JsonFormat(),
            new TriageJson(),
            configuration.get(Settings.LANGUAGE));
    return Map.of(
        REST, new MeasuredWeb(new WebEndpoint(parts, door, state), measures, System::nanoTime));
  }

  /// What of pages and the API works, and what would make the rest work.
  static List<SetupFinding> examined(Configuration configuration) {
    List<SetupFinding> findings = new ArrayList<>();
    try {
      Optional<FrontDoor> door = door(configuration);
      findings.add(
          line(door.filter(FrontDoor::hasPages), "Pages are", "http.pages", configuration));
      findings.add(line(door.filter(FrontDoor::hasApi), "The API is", "http.api", configuration));
      if (door.isPresent() && door.get().hasPages() && door.get().address().isEmpty()) {
        findings.add(
            SetupFinding.off(
                "Links to keep have no address in them:",
                "set http.address, as https://smtp.example.com."));
      }
    } catch (StartException e) {
      findings.add(
          SetupFinding.lacking(
              "Pages and the API are not answered:", String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private static SetupFinding line(
      Optional<FrontDoor> door, String what, String setting, Configuration configuration) {
    String listen =
        configuration
            .httpListen()
            .map(one -> one.getHostString() + ":" + one.getPort())
            .orElse("http.listen");
    return door.map(
            one -> SetupFinding.well("%s answered at %s %s.".formatted(what, listen, one.terms())))
        .orElseGet(() -> SetupFinding.off(what + " not answered:", "set " + setting + "."));
  }

  private static Set<String> hosts(Configuration configuration, Optional<String> address) {
    Set<String> hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    hosts.addAll(configuration.get(FrontKeys.HOSTS));
    address.map(URI::create).map(URI::getHost).ifPresent(host -> hosts.add(lower(host)));
    configuration
        .httpListen()
        .map(InetSocketAddress::getHostString)
        .map(WebWiring::lower)
        .ifPresent(hosts::add);
    return hosts;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static KeyRing keys(Optional<Path> file) throws StartException {
    if (file.isEmpty()) {
      return KeyRing.NONE;
    }
    String name = file.get().toString();
    try {
      if (Files.size(file.get()) > MOST_OCTETS) {
        throw new StartException("http.keys: %s is too large for a list of keys.".formatted(name));
      }
      KeyRing.Read read =
          KeyRing.read(new Secret(Files.readString(file.get())), InstantSource.system());
      if (!read.mistakes().isEmpty()) {
        throw new StartException(
            "http.keys: in %s, %s.".formatted(name, read.mistakes().getFirst()));
      }
      return read.keys();
    } catch (IOException e) {
      throw new StartException(
          "http.keys: %s cannot be read (%s).".formatted(name, e.getClass().getSimpleName()), e);
    }
  }
}
