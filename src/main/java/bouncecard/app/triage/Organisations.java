package bouncecard.app.triage;

import bouncecard.text.LowerCase;

/// Who runs a host or a domain, by the end of its name.
public final class Organisations {
  private static final int SHORT_SECOND_LEVEL = 3;
  private static final int COUNTRY = 2;

  private Organisations() {}

  /// The last two labels of a host's name, three where the second is a short one below a country:
  /// `mx1.example.co.uk` is `example.co.uk`'s. Empty for an address.
  public static String of(String host) {
    String name = LowerCase.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    int last = name.lastIndexOf('.');
    if (last <= 0 || last == name.length() - 1 || Character.isDigit(name.charAt(last + 1))) {
      return "";
    }
    int second = name.lastIndexOf('.', last - 1);
    boolean isShort =
        name.length() - last - 1 == COUNTRY
            && last - second - 1 <= SHORT_SECOND_LEVEL
            && second > 0;
    int third = isShort ? name.lastIndexOf('.', second - 1) : second;
    return name.substring(third + 1);
  }

  /// The domain of an address, in lower case; empty where there is none.
  public static String domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : LowerCase.of(address.substring(at + 1));
  }
}
