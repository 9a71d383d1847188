package bouncecard.app;

import bouncecard.dsn.MailPart;

/// Port: decodes a mail as it was sent or saved.
public interface MailReader {

  /// The mail in `bytes`. What is damaged in it is left out; it never fails.
  MailPart read(byte[] bytes);
}
