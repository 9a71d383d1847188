package bouncecard.adapter.input;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.Document;
import bouncecard.app.Inputs;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Mailboxes of many messages.
final class MboxTest {

  @Test
  void read_quotedSeparators_areUnquotedOnce() {
    String box =
        Packed.inMailbox(1) + ">From here\n>>From there\n> From afar\n\n" + Packed.inMailbox(2);

    Heard heard = Heard.attachment("box", Packed.octets(box));

    assertThat(heard.names()).containsExactly("box:1", "box:2");
    assertThat(heard.text(0)).endsWith("\nFrom here\n>From there\n> From afar\n\n");
    assertThat(heard.text(1)).isEqualTo(Packed.inMailbox(2));
  }

  @Test
  void read_linesWithCarriageReturns_areTheSame() {
    String box = (Packed.inMailbox(1) + Packed.inMailbox(2)).replace("\n", "\r\n");

    assertThat(Heard.attachment("box", Packed.octets(box)).names())
        .containsExactly("box:1", "box:2");
  }

  @Test
  void read_aSingleMessage_isTheFile() {
    assertThat(Heard.attachment("a.eml", Packed.octets(Packed.inMailbox(1))).names())
        .containsExactly("a.eml");
  }

  @Test
  void read_wordsThatOnlyBeginLikeASeparator_areText() {
    String text = "From what I see this is\n\nFrom Tuesday on: 550 5.1.1 User unknown\n";

    Heard heard = Heard.attachment("note", Packed.octets(text));

    assertThat(heard.names()).containsExactly("note");
    assertThat(heard.text(0)).isEqualTo(text);
  }

  @Test
  void read_aMessageThatSaysFromWithoutATime_isNotSplit() {
    String box = Packed.inMailbox(1) + "From now on we wait.\n\n" + Packed.inMailbox(2);

    assertThat(Heard.attachment("box", Packed.octets(box)).names())
        .containsExactly("box:1", "box:2");
  }

  @Test
  void read_oneLargeAmongMany_isCutAndTheOthersAreNot() {
    String large = Packed.inMailbox(2).stripTrailing() + "\n" + "x".repeat(1 << 17) + "\n\n";
    String box = Packed.inMailbox(1) + large + Packed.inMailbox(3);

    assertThat(Heard.attachment("box", Packed.octets(box)).names())
        .containsExactly("box:1", "box:2 …", "box:3");
  }

  /// The mailbox is made while it is read: how far that is ahead of what arrived is all that is
  /// held.
  @Test
  void read_tenThousandMessages_arrivesOneByOne() {
    String padding = "x".repeat(6_900) + "\n\n";
    AtomicInteger made = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    InputStream box =
        new Generated(
            10_000,
            number -> {
              made.incrementAndGet();
              return Packed.inMailbox(number).stripTrailing() + "\n" + padding;
            });

    new FileInputs(box, Heard.LIMITS)
        .open(List.of("-"), Inputs.Shape.WHOLE)
        .readAll(
            document -> {
              assertThat(document).isInstanceOf(Document.Content.class);
              int number = seen.incrementAndGet();
              assertThat(document.source()).isEqualTo("-:" + number);
              assertThat(made.get() - number).isLessThan(20);
            });

    assertThat(seen).hasValue(10_000);
  }
}
