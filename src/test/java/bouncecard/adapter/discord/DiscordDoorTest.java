package bouncecard.adapter.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DiscordDoorTest {
  private final List<String> happened = Collections.synchronizedList(new ArrayList<>());

  private static final class Said implements GenericEvent {
    @Override
    public JDA getJDA() {
      throw new UnsupportedOperationException("of no connection");
    }

    @Override
    public long getResponseNumber() {
      return 0;
    }

    @Override
    public @Nullable DataObject getRawData() {
      return null;
    }
  }

  @Test
  void onEvent_afterItIsShut_isLetBe() {
    DiscordDoor door = new DiscordDoor(_ -> happened.add("taken"));
    door.onEvent(new Said());
    door.shut();
    door.onEvent(new Said());
    assertThat(happened).containsExactly("taken");
  }

  @Test
  void shut_somethingIsBeingTaken_waitsForIt() throws Exception {
    CountDownLatch isInside = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    DiscordDoor door =
        new DiscordDoor(
            _ -> {
              isInside.countDown();
              try {
                goesOn.await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              happened.add("taken");
            });
    Thread event = Thread.ofPlatform().start(() -> door.onEvent(new Said()));
    isInside.await();
    Thread shutting =
        Thread.ofPlatform()
            .start(
                () -> {
                  door.shut();
                  happened.add("shut");
                });
    while (shutting.isAlive() && shutting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    goesOn.countDown();
    event.join();
    shutting.join();
    assertThat(happened).containsExactly("taken", "shut");
  }
}
