package bouncecard.adapter.state;

import bouncecard.adapter.state.StateFile.Content;
import bouncecard.adapter.state.sealed.SealKey;
import bouncecard.app.digest.DigestStore;
import bouncecard.app.serve.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The file that keeps the digest: `BKD1`, the key's id, and what is sealed with it.
public final class DigestFile implements DigestStore {
  private static final byte[] MARK = "BKD1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 4 + SealKey.ID_BYTES;

  private final StateFile file;
  private final List<SealKey> keys;
  private final Consumer<String> warnings;
  private Optional<String> told = Optional.empty();

  /// @param keys the first seals, all open
  /// @param warnings takes what an operator should know, a sentence at a time
  public DigestFile(Path path, List<Secret> keys, Consumer<String> warnings) {
    this.file = StateFile.at(path);
    this.keys = keys.stream().map(SealKey::of).toList();
    this.warnings = warnings;
  }

  @Override
  public Optional<byte[]> read() {
    return switch (file.read()) {
      case Content.Absent() -> Optional.empty();
      case Content.Unusable(String why) -> {
        warnings.accept(why);
        yield Optional.empty();
      }
      case Content.Read(byte[] bytes) -> {
        Optional<byte[]> opened = opened(bytes);
        if (opened.isEmpty()) {
          warnings.accept(
              file
                  + " is damaged, or sealed with another key than BOUNCECARD_STATE_KEY and"
                  + " BOUNCECARD_STATE_KEY_OLD: the digest is counted anew");
        }
        yield opened;
      }
    };
  }

  private Optional<byte[]> opened(byte[] bytes) {
    if (bytes.length < HEAD || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOfRange(bytes, MARK.length, HEAD);
    byte[] sealed = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    return keys.stream()
        .filter(key -> Arrays.equals(key.id(), id))
        .findFirst()
        .flatMap(key -> key.opened(sealed, beside(id)));
  }

  private static byte[] beside(byte[] id) {
    return ByteBuffer.allocate(MARK.length + id.length).put(MARK).put(id).array();
  }

  @Override
  public boolean write(byte[] bytes) {
    SealKey key = keys.getFirst();
    byte[] sealed = key.sealed(bytes, beside(key.id()));
    Optional<String> failure =
        file.replace(
            ByteBuffer.allocate(HEAD + sealed.length).put(MARK).put(key.id()).put(sealed).array());
    failure.filter(why -> !told.equals(Optional.of(why))).ifPresent(warnings);
    told = failure;
    return failure.isEmpty();
  }
}
