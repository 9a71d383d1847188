package bouncecard.probe;

import bouncecard.smtp.EnhancedStatusCode;
import java.util.Optional;

/// The meaning of a reply to RCPT, by its reply code and enhanced status code.
enum Meaning {
  /// 2yz: mail for it is taken.
  ACCEPTED,
  /// The mailbox is not known, and the enhanced status code says so.
  UNKNOWN_MAILBOX,
  /// 550 or 553 without an enhanced status code: mostly the mailbox, sometimes everything else.
  PROBABLY_UNKNOWN_MAILBOX,
  OVER_QUOTA,
  SWITCHED_OFF,
  RECEIVES_TOO_MUCH,
  GREYLISTED,
  PUT_OFF,
  /// 421: the server ends the conversation.
  HANGS_UP,
  /// 521, or 5.7.x: the client, the sender or the mail is not wanted.
  REFUSES_US,
  REFUSES_SENDER,
  WANTS_TLS,
  RELAY_DENIED,
  MOVED,
  /// Anything that tells nothing of the mailbox.
  UNCLEAR;

  /// What the reply means. Words decide only where the codes leave it open.
  static Meaning of(ServerReply reply, Hint hint) {
    int code = reply.replyCode().value();
    Optional<EnhancedStatusCode> enhanced = reply.enhancedStatusCode();
    if (!reply.codesAgree()) {
      return UNCLEAR;
    }
    return switch (reply.replyCode().classDigit()) {
      // A greeting and a quit answer no RCPT.
      case 2 -> code == 220 || code == 221 ? UNCLEAR : ACCEPTED;
      case 4 -> temporary(code, enhanced, hint);
      case 5 -> permanent(code, enhanced, hint);
      default -> UNCLEAR;
    };
  }

  private static Meaning temporary(int code, Optional<EnhancedStatusCode> enhanced, Hint hint) {
    if (code == 421) {
      return HANGS_UP;
    }
    if (is(enhanced, 2, 2)) {
      return OVER_QUOTA;
    }
    if (is(enhanced, 2, 1)) {
      return RECEIVES_TOO_MUCH;
    }
    boolean isGreylistingsCode = is(enhanced, 2, 0) || isOf(enhanced, 7);
    return isGreylistingsCode || hint == Hint.GREYLISTED ? GREYLISTED : PUT_OFF;
  }

  private static Meaning permanent(int code, Optional<EnhancedStatusCode> enhanced, Hint hint) {
    return switch (code) {
      case 521 -> REFUSES_US;
      case 530 -> WANTS_TLS;
      case 551 -> MOVED;
      case 500, 501, 502, 503, 504 -> is(enhanced, 1, 1) ? UNKNOWN_MAILBOX : UNCLEAR;
      default ->
          enhanced.isEmpty() || (enhanced.get().subject() == 0 && enhanced.get().detail() == 0)
              ? byCode(code, hint)
              : byEnhanced(code, enhanced.get(), hint);
    };
  }

  /// Without an enhanced status code, or with one that says nothing.
  private static Meaning byCode(int code, Hint hint) {
    Optional<Meaning> hinted =
        switch (hint) {
          case RELAY_DENIED -> Optional.of(RELAY_DENIED);
          case REFUSES_US -> Optional.of(REFUSES_US);
          case REFUSES_SENDER -> Optional.of(REFUSES_SENDER);
          case UNKNOWN_USER, GREYLISTED, NONE -> Optional.empty();
        };
    if (hinted.isPresent()) {
      return hinted.get();
    }
    return switch (code) {
      case 550, 553 -> PROBABLY_UNKNOWN_MAILBOX;
      case 552 -> OVER_QUOTA;
      // 554 is sent for anything. Words that name an unknown user make it what 550 would be.
      case 554 -> hint == Hint.UNKNOWN_USER ? PROBABLY_UNKNOWN_MAILBOX : UNCLEAR;
      default -> UNCLEAR;
    };
  }

  private static Meaning byEnhanced(int code, EnhancedStatusCode enhanced, Hint hint) {
    return switch (enhanced.subject()) {
      case 1 -> byAddress(enhanced.detail(), hint);
      case 2 -> byMailbox(code, enhanced.detail());
      case 7 -> bySecurity(enhanced.detail(), hint);
      // QUIRK: Microsoft's 550 5.4.1 "Access denied" is its word for a recipient that is not in the
      // directory; the code alone is about routing.
      case 4 -> enhanced.detail() == 1 && hint == Hint.UNKNOWN_USER ? UNKNOWN_MAILBOX : UNCLEAR;
      default -> UNCLEAR;
    };
  }

  private static Meaning byAddress(int detail, Hint hint) {
    return switch (detail) {
      case 1, 3, 6 -> UNKNOWN_MAILBOX;
      case 0 ->
          hint == Hint.REFUSES_US || hint == Hint.RELAY_DENIED || hint == Hint.REFUSES_SENDER
              ? byCode(550, hint)
              : PROBABLY_UNKNOWN_MAILBOX;
      case 2, 10 -> RELAY_DENIED;
      case 7, 8, 9 -> REFUSES_SENDER;
      default -> UNCLEAR;
    };
  }

  private static Meaning byMailbox(int code, int detail) {
    return switch (detail) {
      case 1 -> SWITCHED_OFF;
      case 2 -> OVER_QUOTA;
      // QUIRK: OpenSMTPD answers `524 5.2.4` for a virtual user that there is not
      // (mail-lab/transcripts/23-opensmtpd.txt).
      case 4 -> code == 524 ? UNKNOWN_MAILBOX : UNCLEAR;
      default -> UNCLEAR;
    };
  }

  private static Meaning bySecurity(int detail, Hint hint) {
    if (detail == 10 || detail == 11) {
      return WANTS_TLS;
    }
    return switch (hint) {
      case RELAY_DENIED -> RELAY_DENIED;
      case REFUSES_SENDER -> REFUSES_SENDER;
      case REFUSES_US, UNKNOWN_USER, GREYLISTED, NONE -> REFUSES_US;
    };
  }

  private static boolean is(Optional<EnhancedStatusCode> enhanced, int subject, int detail) {
    return enhanced.isPresent()
        && enhanced.get().subject() == subject
        && enhanced.get().detail() == detail;
  }

  private static boolean isOf(Optional<EnhancedStatusCode> enhanced, int subject) {
    return enhanced.isPresent() && enhanced.get().subject() == subject;
  }

  /// Whether it is refused because the mailbox is not known.
  boolean isUnknownMailbox() {
    return this == UNKNOWN_MAILBOX || this == PROBABLY_UNKNOWN_MAILBOX;
  }

  /// Whether it is about the mailbox, known or not.
  boolean isAboutMailbox() {
    return switch (this) {
      case UNKNOWN_MAILBOX,
          PROBABLY_UNKNOWN_MAILBOX,
          OVER_QUOTA,
          SWITCHED_OFF,
          RECEIVES_TOO_MUCH,
          MOVED ->
          true;
      case ACCEPTED,
          GREYLISTED,
          PUT_OFF,
          HANGS_UP,
          REFUSES_US,
          REFUSES_SENDER,
          WANTS_TLS,
          RELAY_DENIED,
          UNCLEAR ->
          false;
    };
  }

  /// Whether it is plain that it is not about the mailbox: then nobody is asked for another.
  boolean isSettled() {
    return switch (this) {
      case HANGS_UP, REFUSES_US, REFUSES_SENDER, WANTS_TLS, RELAY_DENIED, MOVED -> true;
      case ACCEPTED,
          UNKNOWN_MAILBOX,
          PROBABLY_UNKNOWN_MAILBOX,
          OVER_QUOTA,
          SWITCHED_OFF,
          RECEIVES_TOO_MUCH,
          GREYLISTED,
          PUT_OFF,
          UNCLEAR ->
          false;
    };
  }
}
