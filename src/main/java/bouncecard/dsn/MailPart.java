package bouncecard.dsn;

import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A mail or one part of it, decoded: headers, and either a text or further parts.
///
/// Most of a mail is never looked at: what a report is about stands in two of its parts, and in few
/// of its fields. Text and parts may be given as suppliers, each of which is asked once, when what
/// it gives is asked for first; so may fields. It is a value nevertheless: two parts are equal that
/// say the same.
public final class MailPart {
  private final String mediaType;
  private final Fields fields;
  private final Later<UntrustedText> text;
  private final Later<List<MailPart>> parts;
  private final Supplier<Set<Bound>> bounds;

  /// One header field, its value unfolded and decoded.
  public record Header(String name, UntrustedText value) {}

  /// The header fields of a part, which may be decoded one by one as they are asked for.
  public interface Fields {
    /// All of them, in the order they came.
    List<Header> all();

    /// The value of the first one of that name, whatever its case.
    Optional<UntrustedText> first(String name);

    /// Fields of which all is known.
    static Fields of(List<Header> headers) {
      return new Listed(List.copyOf(headers));
    }
  }

  private record Listed(List<Header> all) implements Fields {
    @Override
    public Optional<UntrustedText> first(String name) {
      for (Header header : all) {
        if (header.name().equalsIgnoreCase(name)) {
          return Optional.of(header.value());
        }
      }
      return Optional.empty();
    }
  }

  /// A part of which all is known.
  ///
  /// @param mediaType in lower case without parameters, as `message/delivery-status`
  /// @param headers in the order they came
  /// @param text the decoded text of a leaf; empty for others
  /// @param parts what is inside a multipart, or the one mail inside a message/rfc822
  public MailPart(
      String mediaType, List<Header> headers, UntrustedText text, List<MailPart> parts) {
    this.mediaType = mediaType;
    this.fields = Fields.of(headers);
    this.text = new Later<>(text);
    this.parts = new Later<>(List.copyOf(parts));
    this.bounds = Set::of;
  }

  private MailPart(
      String mediaType,
      Fields fields,
      Supplier<UntrustedText> text,
      Supplier<List<MailPart>> parts,
      Supplier<Set<Bound>> bounds) {
    this.mediaType = mediaType;
    this.fields = fields;
    this.text = new Later<>(text);
    this.parts = new Later<>(() -> List.copyOf(parts.get()));
    this.bounds = bounds;
  }

  /// A part that is decoded as far as it is asked.
  ///
  /// @param bounds the bounds met so far
  public static MailPart decodedWhenAsked(
      String mediaType,
      Fields fields,
      Supplier<UntrustedText> text,
      Supplier<List<MailPart>> parts,
      Supplier<Set<Bound>> bounds) {
    return new MailPart(mediaType, fields, text, parts, bounds);
  }

  /// In lower case without parameters, as `message/delivery-status`.
  public String mediaType() {
    return mediaType;
  }

  /// In the order they came.
  public List<Header> headers() {
    return fields.all();
  }

  /// The decoded text of a leaf; empty for others.
  public UntrustedText text() {
    return text.get();
  }

  /// What is inside a multipart, or the one mail inside a message/rfc822.
  public List<MailPart> parts() {
    return parts.get();
  }

  /// The bounds that were met while the mail was decoded, as far as that was asked until now.
  public Set<Bound> bounds() {
    return Set.copyOf(bounds.get());
  }

  /// The value of the first header of that name, whatever its case.
  public Optional<String> header(String name) {
    return fields.first(name).map(UntrustedText::value);
  }

  /// Whether a header of that name holds the words, whatever their case.
  public boolean headerHas(String name, String words) {
    return header(name).map(value -> LowerCase.of(value).contains(words)).orElse(false);
  }

  /// Whether the media type begins so.
  public boolean is(String type) {
    return mediaType.startsWith(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MailPart that
        && mediaType.equals(that.mediaType)
        && headers().equals(that.headers())
        && text().equals(that.text())
        && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return Objects.hash(mediaType, headers(), text());
  }

  /// What it is and how much is in it, never what it says.
  @Override
  public String toString() {
    return "MailPart[" + mediaType + ", " + text() + ", " + parts() + "]";
  }

  /// A value, or who gives it.
  private static final class Later<T> {
    private Optional<Supplier<T>> source;
    private Optional<T> value;

    Later(T value) {
      this.source = Optional.empty();
      this.value = Optional.of(value);
    }

    Later(Supplier<T> source) {
      this.source = Optional.of(source);
      this.value = Optional.empty();
    }

    synchronized T get() {
      if (value.isEmpty()) {
        value = Optional.of(source.orElseThrow().get());
        source = Optional.empty(); // so that what it was decoded from can be forgotten
      }
      return value.orElseThrow();
    }
  }
}
