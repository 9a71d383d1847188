package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The program with little memory and a mailbox that is far larger.
final class MemoryTest {
  private static final int MESSAGES = 1600;
  private static final String MESSAGE =
      """
      From MAILER-DAEMON Tue Apr 28 11:51:04 2026
      From: MAILER-DAEMON@mx.example.org
      To: alice@example.org
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: text/plain

      <bob@example.com>: 550 5.1.1 User unknown
      --b
      Content-Type: application/octet-stream
      Content-Transfer-Encoding: base64

      %s
      --b--

      """
          .formatted(("QUJD".repeat(19) + "\n").repeat(1300));

  @Test
  @Timeout(300)
  void explain_mailboxFarLargerThanTheHeap_answersEachMessage() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx48m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "bouncecard.Main",
                "explain",
                "--format",
                "json",
                "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread.ofVirtual().start(() -> write(process.getOutputStream()));

    long answers;
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      answers = out.lines().filter(line -> line.contains("bob@example.com")).count();
    }

    assertThat((long) MESSAGES * MESSAGE.length()).isGreaterThan(3L * (48 << 20));
    assertThat(answers).isEqualTo(MESSAGES);
    assertThat(process.waitFor()).isZero();
  }

  private static void write(OutputStream stream) {
    byte[] message = MESSAGE.getBytes(StandardCharsets.US_ASCII);
    try (stream) {
      for (int i = 0; i < MESSAGES; i++) {
        stream.write(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
