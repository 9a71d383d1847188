package bouncecard.adapter.webhook;

import java.net.URI;
import java.util.Optional;

/// Fetches what stands at an address, within bounds, without following where it points.
interface Fetching {

  /// The content; empty where it is not there now, is too long, or points elsewhere.
  Optional<byte[]> get(URI address) throws InterruptedException;
}
