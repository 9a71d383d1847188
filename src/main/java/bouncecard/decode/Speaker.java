package bouncecard.decode;

import bouncecard.catalog.Term;

/// Who said a piece of what was pasted.
public enum Speaker implements Term {
  /// The server that the mail was handed to.
  RECEIVING_SERVER,
  /// The server that tried to hand it over: its log, its report, its commands.
  OWN_SERVER,
  /// What a program sends mail with: its exceptions and their traces.
  LIBRARY,
  /// The program that wanted to send.
  APPLICATION,
  /// A service that sends mail for others: its events.
  MAIL_SERVICE,
  PERSON,
  /// A program that has nothing to do with mail; its lines are left out.
  ANOTHER_PROGRAM
}
