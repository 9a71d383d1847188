package bouncecard.app;

import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Tells what the bytes of a file or an attachment are: nothing, binary, a mail, or text in some
/// charset.
public final class ContentSniffer {
  private static final int SNIFFED = 8192;

  /// One byte in so many may be a control character in a text.
  private static final int MOST_CONTROLS = 20;

  /// How many known fields a mail begins with at least.
  private static final int ENOUGH = 2;

  /// Header fields of which a mail has some, and a pasted delivery-status block none.
  private static final Set<String> MAIL_HEADERS =
      Set.of(
          "return-path",
          "received",
          "delivered-to",
          "from",
          "to",
          "subject",
          "date",
          "message-id",
          "mime-version",
          "content-type",
          "x-failed-recipients",
          "auto-submitted",
          "dkim-signature",
          "authentication-results",
          "x-original-to",
          "envelope-to",
          "sender",
          "reply-to");

  private ContentSniffer() {}

  /// Whether there is nothing but white space.
  public static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether neither a mail nor a text could begin so. ContentSniffer in which nothing is more
  /// likely than anything else have a control character in ten; a text that was damaged on its way
  /// has a stray one, and a mail is one whatever its bytes.
  public static boolean isBinary(byte[] bytes) {
    if (hasUtf16Mark(bytes)) {
      return false;
    }
    int length = Math.min(bytes.length, SNIFFED);
    int controls = 0;
    for (int i = 0; i < length; i++) {
      boolean isControl = bytes[i] >= 0 && bytes[i] < ' ' && "\t\n\f\r\u001b".indexOf(bytes[i]) < 0;
      if (isControl) {
        controls++;
      }
    }
    return controls * MOST_CONTROLS > length && !looksLikeMail(bytes);
  }

  /// Whether it is a PDF, which is text in part and never a bounce's.
  public static boolean isPdf(byte[] bytes) {
    return bytes.length > 4 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
  }

  /// Whether it says of itself that it is UTF-16.
  public static boolean hasUtf16Mark(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  /// UTF-8 where it is valid, UTF-16 where it says so, else Windows-1252, in which every byte is
  /// something.
  public static String decode(byte[] bytes) {
    return decode(bytes, bytes.length);
  }

  /// The same of the first `length` bytes.
  public static String decode(byte[] bytes, int length) {
    // As long as its bytes and without a replacement it has no byte that is none of ASCII.
    String ascii = new String(bytes, 0, length, StandardCharsets.UTF_8);
    return ascii.length() == length && ascii.indexOf('\uFFFD') < 0
        ? ascii
        : decodeAny(Arrays.copyOf(bytes, length));
  }

  private static String decodeAny(byte[] bytes) {
    if (hasUtf16Mark(bytes)) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /// Without blank lines at the head, which would end a mail's header before it began.
  static byte[] withoutBlankHead(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
  }

  /// Whether it begins with header fields of a mail, an mbox separator before them or not.
  public static boolean looksLikeMail(byte[] bytes) {
    return looksLikeMail(
        new String(bytes, 0, Math.min(bytes.length, SNIFFED), StandardCharsets.ISO_8859_1));
  }

  /// The same of a text that was pasted.
  static boolean looksLikeMail(String text) {
    String head = text.length() > SNIFFED ? text.substring(0, SNIFFED) : text;
    int known = 0;
    int line = 0;
    for (String field : Lines.of(head)) {
      line++;
      if (field.isBlank()) {
        if (known > 0 || line > 3) {
          break;
        }
        continue;
      }
      boolean isSeparator = line == 1 && (field.startsWith("From ") || field.startsWith(">From "));
      boolean isContinuation = field.charAt(0) == ' ' || field.charAt(0) == '\t';
      if (isSeparator || isContinuation) {
        continue;
      }
      int colon = field.indexOf(':');
      if (colon <= 0 || field.lastIndexOf(' ', colon) >= 0) {
        break;
      }
      if (MAIL_HEADERS.contains(LowerCase.of(field.substring(0, colon)))) {
        known++;
        if (known == ENOUGH) {
          return true;
        }
      }
    }
    return false;
  }
}
