package bouncecard.adapter.mail;

import bouncecard.dsn.Bound;
import bouncecard.dsn.MailPart;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// One walk over a mail and the parts in it, which counts what it meets.
final class MailWalk {
  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 200;
  private static final int MOST_FIELDS = 500;

  /// Of all parts together: each field takes some hundred bytes when it is asked for.
  private static final int MOST_FIELDS_IN_ALL = 5_000;

  private static final String HEADERS_ALONE = "text/rfc822-headers";
  private static final int LARGEST_TEXT = 4 << 20;

  private final Set<Bound> met = Collections.synchronizedSet(EnumSet.noneOf(Bound.class));
  private final FieldValues values = new FieldValues(met);
  private int parts;
  private int fields;

  /// The mail.
  MailPart mail(Slice whole) {
    return entity(whole, 0, /* isPart= */ false);
  }

  private MailPart entity(Slice whole, int depth, boolean isPart) {
    HeaderFields header =
        HeaderFields.of(
            whole, Math.min(MOST_FIELDS, MOST_FIELDS_IN_ALL - fields), FieldValues.LONGEST, isPart);
    fields += header.size();
    if (header.isCut()) {
      met.add(Bound.HEADERS);
    }
    MediaType type = type(header);
    Slice body = header.body();
    Supplier<List<MailPart>> children = List::of;
    Supplier<UntrustedText> text = () -> UntrustedText.EMPTY;
    boolean isMultipart = type.name().startsWith("multipart/");
    boolean isMail = type.name().equals("message/rfc822") || type.name().equals("message/global");
    if ((isMultipart || isMail) && (depth >= DEEPEST || parts >= MOST_PARTS)) {
      met.add(depth >= DEEPEST ? Bound.DEPTH : Bound.PARTS);
      text = () -> new UntrustedText(text(body, StandardCharsets.UTF_8));
    } else if (isMultipart) {
      children = () -> children(body, type, depth);
    } else if (isMail) {
      children = () -> inner(body, encoding(header), depth);
    } else if (type.name().startsWith("text/") || type.name().startsWith("message/")) {
      text = () -> new UntrustedText(text(body, encoding(header), type));
      if (type.name().equals(HEADERS_ALONE)) {
        children = () -> List.of(header(body, encoding(header)));
      }
    }
    return MailPart.decodedWhenAsked(type.name(), values.of(header), text, children, () -> met);
  }

  private MediaType type(HeaderFields header) {
    int field = header.find("content-type");
    return field < 0
        ? MediaType.PLAIN
        : JakartaMail.mediaType(values.structured(header.value(field)));
  }

  /// The name of the transfer encoding (RFC 2045 §6), in lower case; empty where there is none.
  private String encoding(HeaderFields header) {
    int field = header.find("content-transfer-encoding");
    if (field < 0) {
      return "";
    }
    String value = LowerCase.of(values.structured(header.value(field)).strip());
    int end = 0;
    while (end < value.length()
        && value.charAt(end) > ' '
        && ";()\"".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(0, end);
  }

  private List<MailPart> children(Slice body, MediaType type, int depth) {
    Multipart multipart = Multipart.of(body, type.boundary(), Math.max(0, MOST_PARTS - parts));
    if (multipart.hasLongBoundary()) {
      met.add(Bound.BOUNDARY);
    }
    List<MailPart> children = new ArrayList<>();
    for (Slice part : multipart.parts()) {
      parts++;
      children.add(entity(part, depth + 1, /* isPart= */ true));
    }
    if (multipart.rest().isPresent()) {
      met.add(Bound.PARTS);
      children.add(plain(multipart.rest().get()));
    }
    // Without its boundary, or with none of its parts, what it holds is text after all.
    return children.isEmpty() ? List.of(plain(body)) : children;
  }

  private MailPart plain(Slice body) {
    return new MailPart(
        MediaType.PLAIN.name(),
        List.of(),
        new UntrustedText(text(body, StandardCharsets.UTF_8)),
        List.of());
  }

  private List<MailPart> inner(Slice body, String encoding, int depth) {
    parts++;
    return List.of(entity(decoded(body, encoding), depth + 1, /* isPart= */ false));
  }

  /// A mail of which no more came back than its header (RFC 3462 §2).
  private MailPart header(Slice body, String encoding) {
    HeaderFields header =
        HeaderFields.of(
            decoded(body, encoding),
            Math.min(MOST_FIELDS, MOST_FIELDS_IN_ALL - fields),
            FieldValues.LONGEST,
            /* isPart= */ false);
    fields += header.size();
    return MailPart.decodedWhenAsked(
        HEADERS_ALONE, values.of(header), () -> UntrustedText.EMPTY, List::of, () -> met);
  }

  private String text(Slice body, String encoding, MediaType type) {
    return text(decoded(body, encoding), JakartaMail.charset(type.charset()));
  }

  private String text(Slice body, Charset charset) {
    if (body.length() > LARGEST_TEXT) {
      met.add(Bound.TEXT_LENGTH);
    }
    return body.text(LARGEST_TEXT, charset);
  }

  /// A body without its transfer encoding, one byte more than is read of a text where it is longer;
  /// as it stands where that cannot be undone.
  private static Slice decoded(Slice body, String encoding) {
    return switch (encoding) {
      case "", "7bit", "8bit", "binary" -> body;
      case "quoted-printable" -> QuotedPrintable.decoded(body, LARGEST_TEXT + 1);
      default -> JakartaMail.decoded(body, encoding, LARGEST_TEXT + 1).map(Slice::new).orElse(body);
    };
  }
}
