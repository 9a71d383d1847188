package bouncecard.lab;

import java.util.Locale;

/// How a [NextHop] treats a recipient whose local part begins with its name.
enum Mailbox {
  /// Who sends; nothing but bounces goes there, and they are taken.
  SENDER,
  /// It is taken.
  TAKEN,
  /// There is no such mailbox.
  UNKNOWN,
  /// It is put off, always.
  FULL,
  /// It is put off the first time and then taken.
  GREY,
  /// It is put off the first time, and then there is no such mailbox.
  GONE,
  /// The command DATA is refused, for all recipients of the transaction.
  NO_DATA,
  /// The mail is refused when it has been sent, for all recipients of the transaction.
  NO_CONTENT;

  static Mailbox of(String address) {
    String name = address.substring(0, address.indexOf('-'));
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// An address of this kind.
  String address(int mail, int recipient) {
    return name().toLowerCase(Locale.ROOT) + "-" + mail + "-" + recipient + "@example.com";
  }

  /// Who sends a mail.
  static String sender(int mail) {
    return SENDER.address(mail, 0);
  }

  /// Who sent the mail to an address.
  static String senderTo(String address) {
    return sender(Integer.parseInt(address.split("-", -1)[1]));
  }

  /// What is said to the command RCPT.
  Saying atRecipient(boolean isFirst) {
    return switch (this) {
      case SENDER, TAKEN, NO_DATA, NO_CONTENT -> Saying.TAKEN;
      case UNKNOWN -> Saying.UNKNOWN;
      case FULL -> Saying.FULL;
      case GREY -> isFirst ? Saying.GREYLISTED : Saying.TAKEN;
      case GONE -> isFirst ? Saying.GREYLISTED : Saying.UNKNOWN;
    };
  }

  /// How often it has to be tried until nothing new comes of it.
  int attempts() {
    return switch (this) {
      case FULL, GREY, GONE -> 2;
      case SENDER, TAKEN, UNKNOWN, NO_DATA, NO_CONTENT -> 1;
    };
  }
}
