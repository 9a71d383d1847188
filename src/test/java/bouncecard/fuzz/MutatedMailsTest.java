package bouncecard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Some of the mails that `src/bench/sh/mutated.sh` has a hundred thousand of.
final class MutatedMailsTest {
  private static final int MAILS = 60;

  @Test
  void check_damagedMailsInEveryReader_holdsWithoutAnException() {
    MutatedMails mails = new MutatedMails();
    MutatedMails.check(mails.mail(-1)); // until all is loaded
    int different = 0;
    for (int i = 0; i < MAILS; i++) {
      byte[] mail = mails.mail(i);
      different += mail.length > 0 ? 1 : 0;
      try {
        MutatedMails.check(mail);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("mail no. " + i, e);
      }
    }
    assertThat(different).isGreaterThan(MAILS / 2);
  }
}
