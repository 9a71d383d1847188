package bouncecard.adapter.imap;

/// A trouble on its way to who tells of it.
final class TroubleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  TroubleException(Trouble trouble, Throwable cause) {
    super(trouble.sentence(), cause);
    this.trouble = trouble;
  }

  TroubleException(Trouble trouble) {
    super(trouble.sentence());
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }
}
