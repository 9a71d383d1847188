package bouncecard.adapter.mail;

import bouncecard.text.LowerCase;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The use of Jakarta Mail (Angus): to decode values whose size was counted before. It is never
/// given a mail.
///
/// Whatever it throws, a stack overflow too, becomes the answer that the value cannot be decoded.
final class JakartaMail {
  private static final int MOST_CHARSETS = 64;

  /// By the names that mails give them: Java goes through the jars for each that it does not know.
  private static final Map<String, Charset> CHARSETS = new ConcurrentHashMap<>();

  static {
    // Read when its classes are loaded, from the system's properties only.
    for (String property :
        List.of(
            "mail.mime.base64.ignoreerrors",
            "mail.mime.uudecode.ignoreerrors",
            "mail.mime.ignoreunknownencoding")) {
      System.setProperty(property, "true");
    }
    System.setProperty("mail.mime.decodetext.strict", "false");
    System.setProperty("mail.mime.parameters.strict", "false");
    // Looked for once: without it, the library goes through the jars for it with every value.
    System.setProperty(
        StreamProvider.class.getName(), StreamProvider.provider().getClass().getName());
  }

  private JakartaMail() {}

  /// The value of a Content-Type field.
  static MediaType mediaType(String field) {
    Optional<MediaType> plain = PlainMediaType.in(field);
    return plain.isPresent() ? plain.get() : anyMediaType(field);
  }

  private static MediaType anyMediaType(String field) {
    try {
      ContentType type = new ContentType(field);
      return new MediaType(
          LowerCase.of(type.getBaseType()),
          Optional.ofNullable(type.getParameter("boundary")),
          Optional.ofNullable(type.getParameter("charset")));
    } catch (ParseException _) {
      return MediaType.lenient(field);
    } catch (RuntimeException | StackOverflowError | LinkageError _) {
      return MediaType.lenient(field); // `t/n;t=\` makes it read past the end
    }
  }

  /// A field's value with its encoded words (RFC 2047) decoded; those that cannot be stay as they
  /// stand.
  static String words(String value) {
    return decodedWords(value).orElseGet(() -> eachWord(value));
  }

  private static String eachWord(String value) {
    StringBuilder out = new StringBuilder(value.length());
    int at = 0;
    while (at < value.length()) {
      int next = value.indexOf("=?", at + 2);
      String word = value.substring(at, next < 0 ? value.length() : next);
      out.append(decodedWords(word).orElse(word));
      at += word.length();
    }
    return out.toString();
  }

  /// Empty where one of them is in a charset that nobody knows.
  private static Optional<String> decodedWords(String value) {
    try {
      return Optional.of(MimeUtility.decodeText(value));
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError _) {
      return Optional.empty();
    }
  }

  /// The bytes that were encoded for transfer, at most so many; empty where that cannot be undone.
  ///
  /// @param encoding the name of the encoding
  static Optional<byte[]> decoded(Slice encoded, String encoding, int most) {
    try (InputStream in = MimeUtility.decode(encoded.stream(), encoding)) {
      return Optional.of(in.readNBytes(most));
    } catch (jakarta.mail.MessagingException | IOException _) {
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError | LinkageError _) {
      return Optional.empty();
    }
  }

  /// The charset of that name, as mails know it; UTF-8 where nobody does: of the guesses that never
  /// fail, the likeliest.
  static Charset charset(Optional<String> named) {
    String name = named.orElse("");
    Charset known = CHARSETS.get(name);
    if (known != null) {
      return known;
    }
    Charset charset = found(name);
    if (CHARSETS.size() < MOST_CHARSETS) {
      CHARSETS.put(name, charset);
    }
    return charset;
  }

  private static Charset found(String name) {
    try {
      return name.isEmpty()
          ? StandardCharsets.UTF_8
          : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8;
    }
  }
}
