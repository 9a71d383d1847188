package bouncecard;

import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.FrontKeys;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.web.FrontDoor;
import bouncecard.adapter.web.KeyRing;
import bouncecard.adapter.web.WebEndpoint;
import bouncecard.adapter.web.WebParts;
import bouncecard.app.Bouncecard;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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

  /// What answers pages and the API; nothing where both are off.
  static Map<String, Endpoint> endpoints(
      Configuration configuration, Bouncecard bouncecard, SubmissionReader reader)
      throws StartException {
    if (!isOn(configuration)) {
      return Map.of();
    }
    Optional<String> address = configuration.get(FrontKeys.ADDRESS);
    FrontDoor door =
        new FrontDoor(
            configuration.get(FrontKeys.PAGES),
            configuration.get(FrontKeys.API),
            configuration.get(FrontKeys.OPEN),
            address.orElse(""),
            hosts(configuration, address),
            keys(configuration.get(FrontKeys.KEYS)),
            configuration.get(FrontKeys.PER_MINUTE));
    WebParts parts =
        new WebParts(
            bouncecard,
            PageWiring.forms(bouncecard),
            reader,
            new JsonFormat(),
            new TriageJson(),
            configuration.get(Settings.LANGUAGE));
    return Map.of(REST, new WebEndpoint(parts, door));
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
