package bouncecard.adapter.mail;

import bouncecard.dsn.Bound;
import bouncecard.dsn.MailPart;
import bouncecard.text.Lines;
import bouncecard.text.UntrustedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values of a mail's header fields as text: unfolded, their encoded words decoded, and no more
/// of them than is counted here.
final class FieldValues {
  /// How many bytes of a value are read.
  static final int LONGEST = 10_000;

  private static final int MOST_PARAMETERS = 50;
  private static final int MOST_WORDS = 100;

  /// Of all fields of a mail together: each may name a charset that has to be looked for.
  private static final int MOST_WORDS_IN_ALL = 1_000;

  private final Set<Bound> met;
  private int words;

  /// @param met takes the bounds that are met
  FieldValues(Set<Bound> met) {
    this.met = met;
  }

  /// The fields of a header, each of which is decoded once, when it is asked for.
  MailPart.Fields of(HeaderFields header) {
    return new Decoded(header);
  }

  private final class Decoded implements MailPart.Fields {
    private final HeaderFields header;
    private final @Nullable UntrustedText[] values;

    Decoded(HeaderFields header) {
      this.header = header;
      this.values = new UntrustedText[header.size()];
    }

    @Override
    public List<MailPart.Header> all() {
      List<MailPart.Header> all = new ArrayList<>(values.length);
      for (int field = 0; field < values.length; field++) {
        all.add(new MailPart.Header(header.name(field), value(field)));
      }
      return List.copyOf(all);
    }

    @Override
    public Optional<UntrustedText> first(String name) {
      int field = header.find(name);
      return field < 0 ? Optional.empty() : Optional.of(value(field));
    }

    private synchronized UntrustedText value(int field) {
      UntrustedText value = values[field];
      if (value == null) {
        value = new UntrustedText(unstructured(header.value(field)));
        values[field] = value;
      }
      return value;
    }
  }

  /// A value with parameters (RFC 2045 §5.1), no more of them than are counted.
  String structured(Slice value) {
    String text = text(value);
    int end = nth(text, ";", MOST_PARAMETERS + 1);
    if (end < text.length()) {
      met.add(Bound.HEADER_LENGTH);
    }
    return text.substring(0, end);
  }

  private synchronized String unstructured(Slice value) {
    String text = unfolded(text(value));
    int first = text.indexOf("=?");
    if (first < 0) {
      return text;
    }
    int most = Math.min(MOST_WORDS, MOST_WORDS_IN_ALL - words);
    int end = nth(text, "=?", most + 1);
    for (int at = first; at >= 0 && at < end; at = text.indexOf("=?", at + 2)) {
      words++;
    }
    if (end == text.length()) {
      return JakartaMail.words(text);
    }
    met.add(Bound.HEADER_LENGTH);
    return JakartaMail.words(text.substring(0, end)) + text.substring(end);
  }

  /// Where the n-th of these begins; the text's length where there are fewer.
  private static int nth(String text, String wanted, int n) {
    int at = text.indexOf(wanted);
    for (int i = 1; i < n && at >= 0; i++) {
      at = text.indexOf(wanted, at + wanted.length());
    }
    return at < 0 ? text.length() : at;
  }

  /// RFC 6532 allows UTF-8; what is none is read byte by byte, so that nothing is lost.
  private String text(Slice value) {
    int length = Math.min(value.length(), LONGEST);
    if (length < value.length()) {
      met.add(Bound.HEADER_LENGTH);
    }
    int all = 0;
    for (int i = value.from(); i < value.from() + length; i++) {
      all |= value.bytes()[i];
    }
    if (all < 0) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(value.bytes(), value.from(), length))
            .toString();
      } catch (CharacterCodingException _) {
        return value.text(length, StandardCharsets.ISO_8859_1);
      }
    }
    return value.text(length, StandardCharsets.ISO_8859_1);
  }

  /// On one line: the line breaks go, the white space after them stays (RFC 5322 §2.2.3).
  private static String unfolded(String text) {
    return Lines.areSeveral(text) ? text.replace("\r", "").replace("\n", "") : text;
  }
}
