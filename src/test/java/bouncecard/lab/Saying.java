package bouncecard.lab;

import bouncecard.tally.Outcome;

/// What a [NextHop] says of a recipient.
enum Saying {
  TAKEN(Outcome.DELIVERED, "250 2.0.0 Taken", ""),
  UNKNOWN(
      Outcome.FAILED, "550 5.1.1 <%s>: Recipient address rejected: User unknown", "user-unknown"),
  FULL(Outcome.WAITING, "452 4.2.2 <%s>: Mailbox is over quota", "mailbox-full"),
  GREYLISTED(
      Outcome.WAITING, "450 4.2.0 <%s>: Recipient address rejected: Greylisted", "greylisted"),
  REFUSED(Outcome.FAILED, "554 5.7.1 Message refused by policy of this server", "policy");

  private final Outcome outcome;
  private final String reply;
  private final String cause;

  Saying(Outcome outcome, String reply, String cause) {
    this.outcome = outcome;
    this.reply = reply;
    this.cause = cause;
  }

  /// What a recipient has come to for whom nothing is said after it.
  Outcome outcome() {
    return outcome;
  }

  /// `%s` is the address.
  String reply() {
    return reply;
  }

  /// What the program has to take it for; empty where there is nothing wrong.
  String cause() {
    return cause;
  }
}
