package bouncecard.app.chat.service;

import bouncecard.app.chat.Attachment;
import bouncecard.text.UntrustedText;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A question in the form in which it is kept: asked again, it has the same answer.
///
/// It is written as a byte for the form, a byte for the kind, the length, and then, deflated, the
/// words, the number of files, and each file's name and bytes, every text and file with its length
/// before it.
///
/// @param words what was said; of a check, what was checked
record AskedInput(Kind kind, UntrustedText words, List<Attachment> files) {
  private static final byte FORM = 1;
  private static final int HEAD = 6;

  /// How long it may be as it is written.
  private static final int LONGEST_WRITTEN = 1 << 20;

  /// How much there may be in it.
  private static final int LONGEST = Attachment.LARGEST + (1 << 20);

  /// What was done about it.
  enum Kind {
    /// It was read.
    READ('r'),
    /// It was checked.
    CHECKED('c');

    private final byte mark;

    Kind(char mark) {
      this.mark = (byte) mark;
    }

    private static Optional<Kind> of(byte mark) {
      return Arrays.stream(values()).filter(kind -> kind.mark == mark).findFirst();
    }
  }

  /// Copies the list.
  AskedInput {
    files = List.copyOf(files);
  }

  /// What was said, with the files that came with it.
  static AskedInput read(UntrustedText words, List<Attachment> files) {
    return new AskedInput(Kind.READ, words, files);
  }

  /// What was checked.
  static AskedInput checked(UntrustedText target) {
    return new AskedInput(Kind.CHECKED, target, List.of());
  }

  /// As it is kept; empty where it is too large for that.
  Optional<byte[]> written() {
    List<byte[]> parts = new ArrayList<>();
    parts.add(bytes(words.value()));
    for (Attachment file : files) {
      parts.add(bytes(file.name()));
      parts.add(file.bytes());
    }
    long length =
        Integer.BYTES + parts.stream().mapToLong(part -> Integer.BYTES + part.length).sum();
    if (length > LONGEST) {
      return Optional.empty();
    }
    ByteBuffer plain = ByteBuffer.allocate((int) length);
    plain.putInt(files.size());
    parts.forEach(part -> plain.putInt(part.length).put(part));
    return deflated(plain.array());
  }

  private Optional<byte[]> deflated(byte[] plain) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(plain);
      deflater.finish();
      byte[] out = new byte[Math.min(LONGEST_WRITTEN, HEAD + plain.length + 64)];
      ByteBuffer.wrap(out).put(FORM).put(kind.mark).putInt(plain.length);
      int length = deflater.deflate(out, HEAD, out.length - HEAD);
      return deflater.finished()
          ? Optional.of(Arrays.copyOf(out, HEAD + length))
          : Optional.empty();
    }
  }

  /// What was kept; empty for what another release wrote in another form.
  static Optional<AskedInput> parse(byte[] written) {
    try {
      ByteBuffer in = ByteBuffer.wrap(written);
      if (in.get() != FORM) {
        return Optional.empty();
      }
      Optional<Kind> kind = Kind.of(in.get());
      int length = in.getInt();
      return kind.isEmpty() || length < 0 || length > LONGEST
          ? Optional.empty()
          : inflated(written, length).flatMap(plain -> parse(kind.get(), plain));
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static Optional<ByteBuffer> inflated(byte[] written, int length) {
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(written, HEAD, written.length - HEAD);
      byte[] plain = new byte[length];
      int read = inflater.inflate(plain);
      return read == length ? Optional.of(ByteBuffer.wrap(plain)) : Optional.empty();
    } catch (DataFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<AskedInput> parse(Kind kind, ByteBuffer in) {
    int count = in.getInt();
    if (count < 0 || count > Attachment.MOST) {
      return Optional.empty();
    }
    Optional<byte[]> words = part(in);
    List<Attachment> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Optional<byte[]> name = part(in);
      Optional<byte[]> bytes = part(in);
      if (name.isEmpty() || bytes.isEmpty()) {
        return Optional.empty();
      }
      files.add(new Attachment(text(name.get()), bytes.get()));
    }
    return words.map(said -> new AskedInput(kind, new UntrustedText(text(said)), files));
  }

  private static Optional<byte[]> part(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      return Optional.empty();
    }
    byte[] part = new byte[length];
    in.get(part);
    return Optional.of(part);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
