package bouncecard.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileRoomTest {
  private static final long MIB = 1 << 20;

  private final FileRoom room = new FileRoom();

  private Optional<FileRoom.Taken> take(long octets) throws InterruptedException {
    return room.take(octets, Duration.ZERO);
  }

  @Test
  void take_theLargest_leavesNoRoomUntilItIsClosed() throws InterruptedException {
    FileRoom.Taken all = take(Attachment.LARGEST).orElseThrow();
    assertThat(take(1)).isEmpty();
    all.close();
    assertThat(take(1)).isPresent();
  }

  @Test
  void take_moreThanThereIs_takesAll() throws InterruptedException {
    FileRoom.Taken all = take(100 * MIB).orElseThrow();
    assertThat(take(0)).isEmpty();
    all.close();
    assertThat(take(Attachment.LARGEST)).isPresent();
  }

  @Test
  void take_manySmallOnes_hasRoomForMany() throws InterruptedException {
    for (int i = 0; i < 256; i++) {
      assertThat(take(10_000)).isPresent();
    }
    assertThat(take(10_000)).isEmpty();
  }
}
