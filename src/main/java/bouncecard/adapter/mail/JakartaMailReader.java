package bouncecard.adapter.mail;

import bouncecard.app.MailReader;
import bouncecard.dsn.MailPart;

/// Reads a mail: headers unfolded and decoded, texts in their charset, parts within parts.
///
/// Where fields, parts and bodies are is found here, in one pass over the bytes and within bounds;
/// only values of known size go to Jakarta Mail (Angus) to be decoded. Real bounces are damaged in
/// every way: what cannot be decoded is read as it stands, and what is over a bound as plain text.
public final class JakartaMailReader implements MailReader {

  /// A reader; it is safe for use by many threads.
  public JakartaMailReader() {}

  @Override
  public MailPart read(byte[] bytes) {
    return new MailWalk().mail(new Slice(bytes));
  }
}
