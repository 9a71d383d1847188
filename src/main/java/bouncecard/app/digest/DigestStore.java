package bouncecard.app.digest;

import java.util.Optional;

/// Port: keeps the digest's counts over restarts.
public interface DigestStore {

  /// What was kept; empty where nothing can be read.
  Optional<byte[]> read();

  /// Keeps this in the place of what was kept before.
  ///
  /// @return whether it is on the disk
  boolean write(byte[] bytes);
}
