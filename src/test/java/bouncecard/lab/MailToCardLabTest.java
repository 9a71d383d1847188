package bouncecard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.ServeCommand;
import bouncecard.adapter.slack.wire.SlackCall;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.slack.wire.SocketModeStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From a mail in a mail server's queue to a card in a chat, with the bot as a process of its own.
@Timeout(180)
class MailToCardLabTest {
  private static final Duration LONG = Duration.ofSeconds(40);
  private static final String KEY = "a-key-of-the-operators-own";

  @TempDir Path folder;

  private static String bounce(String recipient, String status, String reply) {
    return """
    From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
    To: alice@example.org
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: text/plain; charset=utf-8

    Your mail could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org

    Final-Recipient: rfc822; %s
    Action: failed
    Status: %s
    Remote-MTA: dns; mx.example.com
    Diagnostic-Code: smtp; %s

    --b--
    """
        .formatted(recipient, status, reply);
  }

  private Process serve(SocketModeStandIn slack, int httpPort) throws IOException {
    return ServeCommand.in(
            folder,
            Map.of(
                "SLACK_BOT_TOKEN",
                SlackWorkspace.BOT_TOKEN,
                "SLACK_APP_TOKEN",
                SlackWorkspace.APP_TOKEN,
                "SLACK_API_URL",
                slack.apiUrl(),
                "BOUNCECARD_HTTP_LISTEN",
                "127.0.0.1:" + httpPort,
                "BOUNCECARD_STATE_KEY",
                "k".repeat(40),
                "MAILBOX_PASSWORD",
                Dovecot.PASSWORD,
                "INLET_KEY",
                KEY))
        .redirectError(folder.resolve("log").toFile())
        .start();
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void bounce_byEachWay_isTold() throws Exception {
    int lmtp = Ports.free();
    int http = Ports.free();
    try (SocketModeStandIn slack = new SocketModeStandIn();
        Dovecot dovecot = Dovecot.required();
        MailServers servers =
            MailServers.required(lmtp, "http://127.0.0.1:" + http + "/in/pipe", KEY)) {
      Files.writeString(
          folder.resolve("bouncecard.toml"),
          """
          state.file = "state"
          [inlet.queue]
          service = "lmtp"
          listen = "127.0.0.1:%d"
          recipients = ["@lmtp.test"]
          channel = "C0LAB00001"
          [inlet.pipe]
          service = "any"
          secrets = ["INLET_KEY"]
          channel = "C0LAB00002"
          [inlet.box]
          service = "imap"
          host = "localhost"
          port = "%d"
          user = "%s"
          secrets = ["MAILBOX_PASSWORD"]
          begin = "all"
          tls-ca = "%s"
          channel = "C0LAB00003"
          """
              .formatted(lmtp, dovecot.port(), Dovecot.USER, dovecot.authority()));
      Process bot = serve(slack, http);
      try {
        Commands.until(() -> log().contains("in service: ") || !bot.isAlive(), this::log);
        slack.connected(1, LONG);
        String unknown = bounce("bob@gmail.com", "5.1.1", "550 5.1.1 No such user - gsmtp");
        String full = bounce("carol@example.com", "5.2.2", "552 5.2.2 Mailbox full");
        String big = bounce("dave@example.net", "5.3.4", "552 5.3.4 Message too big for system");
        String blocked =
            bounce(
                "eve@outlook.com",
                "5.7.1",
                "550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus");
        String listed = bounce("fay@example.com", "5.7.1", "554 5.7.1 Message refused as spam");
        told(
            "Postfix by LMTP",
            slack,
            "C0LAB00001",
            () -> servers.postfix("any@lmtp.test", unknown));
        told(
            "Postfix by a pipe", slack, "C0LAB00002", () -> servers.postfix("any@pipe.test", full));
        told("Exim by LMTP", slack, "C0LAB00001", () -> servers.exim("any@lmtp.test", big));
        told("Exim by a pipe", slack, "C0LAB00002", () -> servers.exim("any@pipe.test", listed));
        told("Dovecot", slack, "C0LAB00003", () -> dovecot.deliver(blocked));
      } catch (AssertionError e) {
        throw new AssertionError(e.getMessage() + "\n" + log() + servers.log(), e);
      } finally {
        bot.destroy();
        bot.waitFor();
      }
    }
  }

  /// Something that begins the way of a mail.
  private interface Sending {
    void send() throws IOException;
  }

  /// How long it takes is printed, and depends on the machine.
  private static void told(String way, SocketModeStandIn slack, String channel, Sending sending)
      throws IOException {
    List<SlackCall> before = slack.workspace().calls().all();
    long begun = System.nanoTime();
    sending.send();
    SlackCall told =
        slack
            .workspace()
            .calls()
            .await(
                call ->
                    !before.contains(call)
                        && call.method().equals("chat.postMessage")
                        && call.arguments().toString().contains(channel),
                LONG);
    System.out.printf("%s: card after %d ms%n", way, (told.at() - begun) / 1_000_000);
    assertThat(told.arguments().toString()).contains(channel);
  }
}
