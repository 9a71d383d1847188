package bouncecard.adapter.mail;

import bouncecard.app.MailReader;
import bouncecard.dsn.Bound;
import bouncecard.dsn.MailPart;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Reads a mail with Jakarta Mail (Angus): headers unfolded and decoded, texts in their charset,
/// parts within parts.
///
/// Real bounces are damaged in every way; a part that cannot be decoded is read as plain octets.
/// Depth, parts and sizes are bounded.
public final class JakartaMailReader implements MailReader {
  private static final String PLAIN = "text/plain";
  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 200;
  private static final int MOST_BOUNDARIES = 10_000;
  private static final int MOST_HEADERS = 500;
  private static final int LONGEST_HEADER = 10_000;
  private static final int LARGEST_TEXT = 4 << 20;
  private static final int MOST_CHARSETS = 64;

  /// By the names that mails give them: Java goes through the jars for each that it does not know.
  private static final Map<String, Charset> CHARSETS = new ConcurrentHashMap<>();

  /// Made when the first mail is read: looking for mail providers takes longer than most answers
  /// need.
  private static final class Lenient {
    private static final Session SESSION = session();

    private Lenient() {}

    /// Angus reads these when its classes are loaded, from the system's properties only.
    private static Session session() {
      for (String property :
          List.of(
              "mail.mime.multipart.allowempty",
              "mail.mime.base64.ignoreerrors",
              "mail.mime.uudecode.ignoreerrors",
              "mail.mime.ignoreunknownencoding",
              "mail.mime.allowencodedmessages",
              "mail.mime.ignoremultipartencoding")) {
        System.setProperty(property, "true");
      }
      System.setProperty("mail.mime.decodetext.strict", "false");
      System.setProperty("mail.mime.parameters.strict", "false");
      Session session = Session.getInstance(new Properties());
      // Looked for once: without it, Jakarta Mail goes through the jars for it with every part.
      System.setProperty(
          StreamProvider.class.getName(), session.getStreamProvider().getClass().getName());
      return session;
    }
  }

  /// A reader; it is safe for use by many threads.
  public JakartaMailReader() {}

  @Override
  public MailPart read(byte[] bytes) {
    return new Walk().message(new SharedByteArrayStream(bytes), 0);
  }

  /// One walk over a mail, which counts its parts.
  private static final class Walk {
    private final Set<Bound> met = Collections.synchronizedSet(EnumSet.noneOf(Bound.class));
    private int parts;

    MailPart message(InputStream in, int depth) {
      try {
        return part(new MimeMessage(Lenient.SESSION, in), depth);
      } catch (MessagingException _) {
        // No header could be read: the octets are no mail.
        return new MailPart("application/octet-stream", List.of(), UntrustedText.EMPTY, List.of());
      }
    }

    private MailPart part(MimePart part, int depth) {
      Optional<ContentType> type = type(part);
      String mediaType = type.map(known -> LowerCase.of(known.getBaseType())).orElse(PLAIN);
      Supplier<List<MailPart>> children = List::of;
      Supplier<UntrustedText> text = () -> UntrustedText.EMPTY;
      if (depth >= DEEPEST) {
        met.add(Bound.DEPTH);
      } else if (parts < MOST_PARTS) {
        if (mediaType.startsWith("multipart/")) {
          children = () -> children(part, depth);
        } else if (mediaType.equals("message/rfc822") || mediaType.equals("message/global")) {
          children = () -> inner(part, depth);
        } else if (mediaType.startsWith("text/") || mediaType.startsWith("message/")) {
          text = () -> new UntrustedText(text(part, type, met));
        }
      }
      return MailPart.decodedWhenAsked(
          mediaType, () -> headers(part, met), text, children, () -> met);
    }

    private List<MailPart> children(MimePart part, int depth) {
      List<MailPart> children = new ArrayList<>();
      try {
        MimeMultipart multipart = new MimeMultipart(new BoundedSource(part));
        int count = multipart.getCount();
        if (parts + count > MOST_PARTS) {
          met.add(Bound.PARTS);
        }
        for (int i = 0; i < count && parts < MOST_PARTS; i++) {
          BodyPart child = multipart.getBodyPart(i);
          if (child instanceof MimePart mimePart) {
            parts++;
            children.add(part(mimePart, depth + 1));
          }
        }
      } catch (MessagingException _) {
        children.add(plain(part));
      }
      return children.isEmpty() ? List.of(plain(part)) : children;
    }

    /// A multipart without its boundary, or with none of its parts: what it holds is text after
    /// all.
    private MailPart plain(MimePart part) {
      return new MailPart(
          PLAIN, List.of(), new UntrustedText(text(part, type(part), met)), List.of());
    }

    private List<MailPart> inner(MimePart part, int depth) {
      parts++;
      try (InputStream in = new MimePartDataSource(part).getInputStream()) {
        return List.of(message(in, depth + 1));
      } catch (IOException _) {
        return List.of(); // a nested mail that cannot be decoded tells nothing
      }
    }
  }

  /// A multipart's octets without those of more parts than anybody would send: they are looked for
  /// all at once, whoever asks for how many.
  private static final class BoundedSource extends MimePartDataSource {
    BoundedSource(MimePart part) {
      super(part);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream in = super.getInputStream();
      return in instanceof SharedByteArrayStream octets
          ? octets.untilLinesBegin("--", MOST_BOUNDARIES)
          : in;
    }
  }

  /// RFC 2045 §5.2: what cannot be interpreted is plain text.
  private static Optional<ContentType> type(MimePart part) {
    try {
      return Optional.of(new ContentType(part.getContentType()));
    } catch (MessagingException _) {
      return Optional.empty();
    }
  }

  private static List<MailPart.Header> headers(MimePart part, Set<Bound> met) {
    List<MailPart.Header> headers = new ArrayList<>();
    try {
      for (Header header : Collections.list(part.getAllHeaders())) {
        if (headers.size() == MOST_HEADERS) {
          met.add(Bound.HEADERS);
          break;
        }
        if (header.getValue().length() > LONGEST_HEADER) {
          met.add(Bound.HEADER_LENGTH);
        }
        headers.add(
            new MailPart.Header(header.getName(), new UntrustedText(decoded(header.getValue()))));
      }
    } catch (MessagingException _) {
      return headers; // those read so far
    }
    return headers;
  }

  private static String decoded(String value) {
    String bounded = value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value;
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(bounded));
    } catch (UnsupportedEncodingException _) {
      return bounded; // an unknown charset: the encoded words as they are
    }
  }

  private static String text(MimePart part, Optional<ContentType> type, Set<Bound> met) {
    try (InputStream in = new MimePartDataSource(part).getInputStream()) {
      Charset charset = charset(type);
      boolean isShared = in instanceof SharedByteArrayStream;
      boolean isLonger = isShared && in.available() > LARGEST_TEXT;
      String text =
          in instanceof SharedByteArrayStream octets
              ? octets.text(LARGEST_TEXT, charset)
              : new String(in.readNBytes(LARGEST_TEXT), charset);
      if (isLonger || (!isShared && in.read() >= 0)) {
        met.add(Bound.TEXT_LENGTH);
      }
      return text;
    } catch (IOException _) {
      return raw(part);
    }
  }

  /// The text without undoing a transfer encoding that could not be undone.
  private static String raw(MimePart part) {
    try (InputStream in =
        part instanceof MimeMessage message
            ? message.getRawInputStream()
            : ((jakarta.mail.internet.MimeBodyPart) part).getRawInputStream()) {
      return new String(in.readNBytes(LARGEST_TEXT), StandardCharsets.ISO_8859_1);
    } catch (IOException | MessagingException _) {
      return "";
    }
  }

  private static Charset charset(Optional<ContentType> type) {
    String name =
        type.map(known -> known.getParameter("charset")).map(MimeUtility::javaCharset).orElse("");
    Charset known = CHARSETS.get(name);
    if (known != null) {
      return known;
    }
    Charset charset = charset(name);
    if (CHARSETS.size() < MOST_CHARSETS) {
      CHARSETS.put(name, charset);
    }
    return charset;
  }

  private static Charset charset(String name) {
    try {
      return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return StandardCharsets.UTF_8; // of the guesses that never fail, the likeliest
    }
  }
}
