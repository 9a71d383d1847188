package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Notes;
import bouncecard.adapter.cache.Memory;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery.Cause;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.app.chat.service.JobRunner.Noted;
import bouncecard.app.check.CheckFixture;
import bouncecard.app.reading.DirectReader;
import bouncecard.card.Button.Kind;
import bouncecard.catalog.Language;
import bouncecard.probe.FakeDialer;
import bouncecard.probe.ScriptedDialogue;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A platform that the program does not know ([LineChat]) does what the others do.
final class ThirdPlatformTest {
  private static final Asker ANN =
      new Asker(new Person("lines", "", "ann"), "en").in("C0OPS00001", Set.of());

  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final LineChat chat = new LineChat();
  private final ChatService service = service();

  private static ChatService service() {
    Memory memory = new Memory(System::nanoTime);
    FakeDialer dialer =
        new FakeDialer()
            .at(
                "127.0.0.1",
                new ScriptedDialogue(
                    "220 mx.example.com",
                    line ->
                        line.startsWith("RCPT") && !line.contains("bob@")
                            ? "550 5.1.1 User unknown"
                            : "250 2.0.0 Ok"));
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    return new ChatService(
        bouncecard,
        new DirectReader(bouncecard, new FileInputs(InputStream.nullInputStream(), Limits.USUAL)),
        memory.chat(),
        Notes.KINDS,
        Language.ENGLISH,
        Optional.of(new CheckFixture().over(dialer)));
  }

  @Test
  void question_isAnsweredToWhoAsked() {
    chat.say(service, ANN, "252 550", Audience.ONE);
    assertThat(chat.whats()).containsExactly("tell");
    assertThat(chat.last().text()).contains("252", "550", "VRFY");
  }

  /// Ends while somebody waits for an answer that does not come.
  private void end(boolean isKept) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    JobRunner jobs = new JobRunner(chat, service, new Tasks());
    Job job =
        new Job(
            "line",
            chat.channel(ANN.channel()).orElseThrow(),
            () -> ANN,
            _ -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
              return "";
            });
    jobs.takeOrExcuse(job.noted(Optional.of(new Noted(() -> done.add("done"), () -> isKept))));
    begun.await();
    jobs.stop(Duration.ofMillis(40));
  }

  @Test
  @Timeout(30)
  void end_whatOnlyThisProcessKnows_isToldToWhoAsked_thoughTheStoreShouldHaveHadIt()
      throws Exception {
    end(/* isKept= */ false);
    while (chat.log().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(chat.whats()).containsExactly("tell");
    assertThat(chat.last().text()).contains("restart");
  }

  @Test
  @Timeout(30)
  void end_whatAnotherProcessTakesOver_isLeftToItInSilence() throws Exception {
    end(/* isKept= */ true);
    assertThat(chat.log()).isEmpty();
    assertThat(done).isEmpty();
  }

  @Test
  void card_isShared() {
    chat.say(service, ANN, "252 550", Audience.ONE);
    chat.press(service, ANN, Kind.SHARE);
    assertThat(chat.whats()).containsExactly("tell", "post", "delete");
    assertThat(chat.log().get(1).text()).contains("VRFY", "Shared by ann");
  }

  @Test
  void check_showsHowItGoesOnInOneMessage() {
    chat.say(service, ANN, "check bob@example.com", Audience.ALL);
    assertThat(chat.whats()).containsExactly("post", "edit", "edit");
    assertThat(chat.log()).extracting(LineChat.Line::message).containsOnly(chat.last().message());
    assertThat(chat.log().get(1).text()).contains("mx.example.com");
    assertThat(chat.last().text()).contains("exists");
  }

  @Test
  void refusal_isToldWhereThePlatformLeads() {
    LineChat closed = new LineChat(Map.of("post", Cause.OTHER));
    closed.say(service, ANN, "public 550", Audience.ONE);
    assertThat(closed.whats()).containsExactly("tell");
    assertThat(closed.last().text()).contains("Lines", "no post");
  }

  @Test
  void replacement_thatIsNotTaken_comesBesideOrSaysThatTheMessageIsGone() {
    LineChat fixed = new LineChat(Map.of("edit", Cause.OTHER));
    fixed.say(service, ANN, "550", Audience.ONE);
    fixed.press(service, ANN, Kind.LANGUAGE);
    assertThat(fixed.whats()).containsExactly("tell", "tell");
    assertThat(fixed.last().text()).contains("메일함");
    LineChat swept = new LineChat(Map.of("edit", Cause.GONE));
    swept.say(service, ANN, "550", Audience.ONE);
    swept.press(service, ANN, Kind.LANGUAGE);
    assertThat(swept.last().text()).contains("no edit");
  }

  @Test
  void references_areReadFromWhatTheyWrite() {
    ConversationRef ops = new ConversationRef("lines", "a/b%2Fc/%25/한");
    MessageRef message = new MessageRef(ops, "100%/1");
    assertThat(ConversationRef.parse(ops.written())).contains(ops);
    assertThat(MessageRef.parse(message.written())).contains(message);
    assertThat(message.toString()).doesNotContain("한", "100");
    for (String broken : new String[] {"", "lines", "a/b/c", "a/%", "a/%2", "%2f/a"}) {
      assertThat(MessageRef.parse(broken)).isEmpty();
    }
    assertThat(ConversationRef.parse("a/" + "x".repeat(10_000))).isEmpty();
  }
}
