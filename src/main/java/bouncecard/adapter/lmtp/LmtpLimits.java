package bouncecard.adapter.lmtp;

import java.time.Duration;

/// How much of an LMTP listener its clients may take.
///
/// @param connections open at once
/// @param perAddress of them of one address
/// @param lineBytes of the longest command
/// @param recipients of one mail
/// @param messageBytes of the longest mail that is taken
/// @param keptBytes of the beginning of a mail, which is all that is kept of a longer one
/// @param messagesBytes of all mails together that are being read or written
/// @param commandTime in which a command must be there
/// @param dataTime in which a mail must be there
/// @param keepTime in which a mail must be kept
/// @param threads that have mails kept
public record LmtpLimits(
    int connections,
    int perAddress,
    int lineBytes,
    int recipients,
    int messageBytes,
    int keptBytes,
    int messagesBytes,
    Duration commandTime,
    Duration dataTime,
    Duration keepTime,
    int threads) {

  /// What fits beside all else in the heap of the bot, and what mail servers need: Postfix holds
  /// twenty connections open by itself.
  public static final LmtpLimits USUAL =
      new LmtpLimits(
          64,
          48,
          2_048,
          100,
          32 << 20,
          1 << 20,
          6 << 20,
          Duration.ofSeconds(60),
          Duration.ofSeconds(120),
          Duration.ofSeconds(60),
          2);

  /// The same where an operator said how much.
  public LmtpLimits with(
      int openAtOnce,
      int ofOneAddress,
      int ofOneMail,
      int longestMail,
      int allMails,
      Duration forCommand,
      Duration forMail) {
    return new LmtpLimits(
        openAtOnce,
        ofOneAddress,
        lineBytes,
        ofOneMail,
        longestMail,
        keptBytes,
        allMails,
        forCommand,
        forMail,
        keepTime,
        threads);
  }
}
