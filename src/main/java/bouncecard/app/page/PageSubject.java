package bouncecard.app.page;

import bouncecard.smtp.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The subject of a page of the reference. Only codes, tokens and names of our own are ever in one,
/// so that its path may be shown to anybody.
public sealed interface PageSubject {

  /// The digits of octets in addresses.
  String HEX = "0123456789ABCDEF";

  /// The path below the language's root, without a slash before it and as people read it:
  /// `550-5.1.1`, `252+550`, `cause/mailbox-full`; empty for the front page.
  String name();

  /// The same as it stands in an address.
  default String path() {
    StringBuilder path = new StringBuilder();
    for (byte octet : name().getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean isPlain =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || "-._~+/".indexOf(c) >= 0;
      if (isPlain) {
        path.append(c);
      } else {
        path.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return path.toString();
  }

  /// The page from which all others are found.
  record Front() implements PageSubject {
    @Override
    public String name() {
      return "";
    }
  }

  /// Codes that are one question.
  record OneQuestion(List<Code> codes) implements PageSubject {
    /// Copies the list.
    public OneQuestion {
      codes = List.copyOf(codes);
    }

    @Override
    public String name() {
      return codes.stream().map(Code::toString).collect(Collectors.joining("-"));
    }
  }

  /// Codes side by side.
  record Difference(List<Code> columns) implements PageSubject {
    /// Copies the list.
    public Difference {
      columns = List.copyOf(columns);
    }

    @Override
    public String name() {
      return columns.stream().map(Code::toString).collect(Collectors.joining("+"));
    }
  }

  /// A class of codes, as `5xx` or `5.7.x`.
  record CodeClass(String written) implements PageSubject {
    @Override
    public String name() {
      return written;
    }
  }

  /// A provider's own token.
  record Token(String token) implements PageSubject {
    @Override
    public String name() {
      return token;
    }
  }

  /// Why mail fails, by its id.
  record OfCause(String cause) implements PageSubject {
    /// What stands before the id in a path.
    static final String FOLDER = "cause/";

    @Override
    public String name() {
      return FOLDER + cause;
    }
  }

  /// What a provider says, by its id.
  record OfProvider(String provider) implements PageSubject {
    /// What stands before the id in a path.
    static final String FOLDER = "provider/";

    @Override
    public String name() {
      return FOLDER + provider;
    }
  }
}
