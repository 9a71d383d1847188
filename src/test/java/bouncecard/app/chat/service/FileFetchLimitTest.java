package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.chat.RemoteFile.Got;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.FileFetchLimit.Fetched;
import bouncecard.app.reading.Submission;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FileFetchLimitTest {
  private static final int MIB = 1 << 20;

  private final AtomicLong nanos = new AtomicLong();
  private final FileFetchLimit room = new FileFetchLimit(Duration.ZERO, nanos::get);

  /// A file of so many bytes.
  private record Remote(String name, int bytes) implements RemoteFile {
    @Override
    public OptionalLong size() {
      return OptionalLong.of(bytes);
    }

    @Override
    public Got fetch(int limit, Duration within) {
      return new Got.Content(new byte[bytes]);
    }
  }

  /// A file of which its platform does not say how large it is.
  private record Unsized(String name, int bytes) implements RemoteFile {
    @Override
    public OptionalLong size() {
      return OptionalLong.empty();
    }

    @Override
    public Got fetch(int limit, Duration within) {
      return bytes > limit ? new Got.TooLarge() : new Got.Content(new byte[bytes]);
    }
  }

  private Fetched fetch(RemoteFile... files) {
    return room.with(List.of(files), Function.identity());
  }

  private static List<MessageKey> reasons(Fetched fetched) {
    return fetched.missing().stream().map(UserError::message).toList();
  }

  @Test
  void with_whileTheLargestIsRead_hasNoRoomForOthers() {
    Remote small = new Remote("small.eml", 1);
    Fetched meanwhile =
        room.with(List.of(new Remote("all.zip", Attachment.LARGEST)), _ -> fetch(small));
    assertThat(meanwhile.attachments()).isEmpty();
    assertThat(reasons(meanwhile)).containsExactly(Message.TROUBLE_BUSY);
    assertThat(fetch(small).attachments()).hasSize(1);
  }

  @Test
  void with_readingThatFails_givesItsRoomBack() {
    Remote all = new Remote("all.zip", Attachment.LARGEST);
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(
            () ->
                room.with(
                    List.of(all),
                    _ -> {
                      throw new IllegalStateException();
                    }));
    assertThat(fetch(all).attachments()).hasSize(1);
  }

  @Test
  void with_manySmallOnes_readsThemAtOnce() {
    Fetched inner =
        room.with(
            List.of(new Remote("one.eml", 10_000)), _ -> fetch(new Remote("two.eml", 10_000)));
    assertThat(inner.attachments()).hasSize(1);
  }

  /// A file that takes all the time it is given.
  private record Slow(AtomicLong nanos) implements RemoteFile {
    @Override
    public String name() {
      return "slow.eml";
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(1);
    }

    @Override
    public Got fetch(int limit, Duration within) {
      nanos.addAndGet(within.toNanos());
      return new Got.Missing(UserError.of(Message.TROUBLE_BUSY));
    }
  }

  @Test
  void with_filesThatComeSlowly_leavesTimeToReadTheOthersAndNoMoreThanThereWas() {
    Slow slow = new Slow(nanos);
    assertThat(fetch(slow).left()).isEqualTo(Submission.LONGEST.dividedBy(2));
    assertThat(fetch(slow, slow).left()).isEqualTo(Submission.LONGEST.dividedBy(4));
    Fetched later =
        room.with(
            List.of(new Remote("one.eml", 1)),
            had -> {
              nanos.addAndGet(Duration.ofHours(1).toNanos());
              return had;
            });
    assertThat(later.left()).isEqualTo(Submission.LONGEST);
  }

  @Test
  void with_filesThatAreTooLargeTogether_leavesOutWhatDoesNotFit() {
    Fetched fetched =
        fetch(
            new Remote("one.log", 10 * MIB),
            new Remote("two.log", 10 * MIB),
            new Remote("three.log", 5 * MIB));
    assertThat(fetched.attachments())
        .extracting(Attachment::name)
        .containsExactly("one.log", "three.log");
    assertThat(reasons(fetched)).containsExactly(Message.TROUBLE_FILE_TOO_LARGE);
    assertThat(fetched.missing().getFirst().values()).containsEntry("file", "two.log");
  }

  @Test
  void with_fileOfUnknownSize_hasTheRoomOfTheLargestAndIsReadAsFarAsItFits() {
    Remote small = new Remote("small.eml", 1);
    Fetched meanwhile = room.with(List.of(new Unsized("one.eml", 1)), _ -> fetch(small));
    assertThat(reasons(meanwhile)).containsExactly(Message.TROUBLE_BUSY);
    Fetched fetched =
        fetch(small, new Unsized("two.eml", 10), new Unsized("all.zip", Attachment.LARGEST));
    assertThat(fetched.attachments())
        .extracting(Attachment::name)
        .containsExactly("small.eml", "two.eml");
    assertThat(reasons(fetched)).containsExactly(Message.TROUBLE_FILE_TOO_LARGE);
  }

  @Test
  void with_moreFilesThanAreRead_saysSo() {
    Fetched fetched =
        room.with(
            Collections.nCopies(Attachment.MOST + 1, new Remote("a.eml", 1)), Function.identity());
    assertThat(fetched.attachments()).hasSize(Attachment.MOST);
    assertThat(reasons(fetched)).containsExactly(Message.TROUBLE_TOO_MANY_FILES);
  }
}
