package bouncecard.adapter.imap;

/// A trouble on its way to who tells of it.
final class MailboxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final MailboxTrouble trouble;

  MailboxException(MailboxTrouble trouble, Throwable cause) {
    super(trouble.sentence(), cause);
    this.trouble = trouble;
  }

  MailboxException(MailboxTrouble trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
  }

  MailboxTrouble trouble() {
    return trouble;
  }
}
