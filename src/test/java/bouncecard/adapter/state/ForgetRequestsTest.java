package bouncecard.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator's command and the bot hand each other.
final class ForgetRequestsTest {
  @TempDir Path folder;

  private final List<String> forgotten = new ArrayList<>();

  private Path state() {
    return folder.resolve("people");
  }

  private ForgetRequests bot() {
    return new ForgetRequests(
        state(),
        channel -> {
          forgotten.add(channel);
          return 1;
        });
  }

  @Test
  void ask_isDoneByTheBotAndThenGone() throws IOException {
    ForgetRequests.ask(state(), "C024BE7LR");
    ForgetRequests.ask(state(), "112233445566778899");
    assertThat(ForgetRequests.isDone(state())).isFalse();
    bot().take();
    assertThat(forgotten).containsExactly("C024BE7LR", "112233445566778899");
    assertThat(ForgetRequests.isDone(state())).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void take_whereNothingIsAsked_doesNothing() {
    bot().take();
    assertThat(forgotten).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void take_afterABotThatEndedInTheMiddle_doesWhatThatTook() throws IOException {
    Files.writeString(folder.resolve("people.forget.taken"), "C1\n");
    ForgetRequests.ask(state(), "C2");
    ForgetRequests bot = bot();
    bot.take();
    bot.take();
    assertThat(forgotten).containsExactly("C1", "C2");
  }

  @Test
  void take_ofLinesThatAreNoIds_leavesThemOut() throws IOException {
    Files.write(
        folder.resolve("people.forget"),
        "../../etc\nC1\n\u00ff\nC1 C2\n".getBytes(StandardCharsets.UTF_8));
    bot().take();
    assertThat(forgotten).containsExactly("C1");
  }

  @Test
  void ask_whereThereIsNoFolder_fails() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> ForgetRequests.ask(folder.resolve("none/people"), "C1")))
        .isInstanceOf(IOException.class);
  }
}
