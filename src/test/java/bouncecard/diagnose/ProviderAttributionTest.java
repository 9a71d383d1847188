package bouncecard.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Provider;
import bouncecard.decode.Decoder;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who refused: the host that spoke before all else, the recipient's domain last.
class ProviderAttributionTest {
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // the host that spoke, in whatever form
        "comcast|<bob@gmail.com>: host smtp.comcast.net[192.0.2.1] said: 550 5.1.0 Authentication"
            + " required (in reply to MAIL FROM command)",
        "google|to=<bob@example.com>, relay=aspmx.l.google.com[192.0.2.1]:25, dsn=5.1.1,"
            + " status=bounced (host aspmx.l.google.com[192.0.2.1] said: 550 5.1.1 no such user)",
        "yandex|Connecting to smtp.yandex.ru at 465 and got 553 5.7.1 Sender address rejected",
        "t-online|220 mx00.t-online.de ESMTP, then 554 bad",
        // a server's name within the provider's mail domain
        "gmx|host mx7.email.com[192.0.2.1] said: 450 4.3.2 try again",
        // a marker in the reply, whatever the recipient's domain
        "google|<bob@example.com>: 550 5.7.1 refused. abc123si456789xyz.12 - gsmtp",
        // the recipient's domain, where nobody else spoke and the reply fits
        "google|<bob@gmail.com>: 550 5.1.1 no such user",
        // appliances speak under their users' names
        "ironport|host mx.example.org[192.0.2.1] said: 554 Your access to this mail system has been"
            + " rejected due to the sending MTA's poor reputation",
      })
  void decode_reply_namesWhoRefused(String provider, String pasted) {
    assertThat(provider(pasted)).contains(provider);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a host that nobody knows is somebody else
        "<bob@gmail.com>: host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user",
        "host mx.example.org[192.0.2.1] said: 550 5.2.1 The user you are trying to contact is"
            + " receiving mail at a rate that prevents additional messages from being delivered",
        // the sender's own server refuses him
        "<bob@gmail.com>: 554 5.7.1 relaying not permitted, login first",
        "bob@gmail.com: 535 5.7.8 Error: authentication failed",
        // who quotes a block list decided, and not the list
        "host mx.example.org[192.0.2.1] said: 554 blocked using zen.spamhaus.org",
        // the program that reports a refusal did not refuse
        "bob@example.org\\n  SMTP error from remote mail server after RCPT TO:<bob@example.org>:\\n"
            + "  host mx.example.org [192.0.2.1]: 550 go away",
      })
  void decode_replyOfOthers_namesNoProvider(String pasted) {
    assertThat(provider(pasted.replace("\\n", "\n"))).isEmpty();
  }

  private Optional<String> provider(String pasted) {
    return DECODER.decode(new UntrustedText(pasted)).reports().stream()
        .findFirst()
        .flatMap(report -> report.diagnosis().provider())
        .map(Provider::id);
  }
}
