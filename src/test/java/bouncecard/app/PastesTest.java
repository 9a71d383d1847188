package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What an engineer on call pastes, from `pastes/`: its kind, the codes of what failed, and the
/// recipients that it failed for.
class PastesTest {
  /// Of those that nobody looked at so many may be wrong.
  private static final double MOST_WRONG_HELD_BACK = 0.18;

  @Test
  void ask_pastesThatWereLookedAt_areReadWithoutFault() throws IOException {
    List<Paste> pastes = Paste.all("looked-at.txt");
    assertThat(pastes).hasSizeGreaterThan(200);
    assertThat(wrong(pastes)).isEmpty();
  }

  @Test
  void ask_pastesThatWereHeldBack_areReadAsWellAsEver() throws IOException {
    List<Paste> pastes = Paste.all("held-back.txt");
    assertThat(pastes).hasSizeGreaterThan(40);
    assertThat(wrong(pastes).size())
        .as("wrong of %s", pastes.size())
        .isLessThan((int) (pastes.size() * MOST_WRONG_HELD_BACK));
  }

  private static List<String> wrong(List<Paste> pastes) {
    List<String> wrong = new ArrayList<>();
    for (Paste paste : pastes) {
      List<String> read = Paste.read(paste.text());
      boolean isRight = Set.of(paste.wanted().getFirst().split("/", -1)).contains(read.getFirst());
      for (int i = 1; i < read.size(); i++) {
        isRight &= paste.wanted().get(i).equals("?") || paste.wanted().get(i).equals(read.get(i));
      }
      if (!isRight) {
        wrong.add(paste.name() + ": wanted " + paste.wanted() + ", read " + read);
      }
    }
    return wrong;
  }
}
