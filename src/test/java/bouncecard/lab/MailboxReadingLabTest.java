package bouncecard.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.imap.MailboxAccount;
import bouncecard.adapter.imap.MailboxService;
import bouncecard.adapter.state.ReadMarkFile;
import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.Secret;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A mailbox in a real Dovecot. The properties `lab.mails` and `lab.kills` make the storm larger,
/// as 500 and 20.
@Timeout(120)
class MailboxReadingLabTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final MailboxAccount.Times TIMES =
      new MailboxAccount.Times(
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          SHORT,
          SHORT,
          Duration.ofMillis(100));

  @TempDir Path folder;

  private final Keeper keeper = new Keeper();
  private Optional<MailboxService> reading = Optional.empty();

  /// Keeps what comes, and knows what it has.
  private static final class Keeper implements Intake {
    private final Set<String> known = new HashSet<>();
    private final BlockingQueue<String> kept = new LinkedBlockingQueue<>();
    private final AtomicBoolean isFull = new AtomicBoolean();
    private final List<String> repeated = new ArrayList<>();

    @Override
    public synchronized List<Receipt> takeAll(List<Arrival> arrivals) {
      return arrivals.stream().map(this::one).toList();
    }

    private Receipt one(Arrival arrival) {
      if (isFull.get()) {
        return Receipt.FULL;
      }
      String mail = new String(arrival.bytes(), UTF_8).strip();
      if (!known.add(mail)) {
        repeated.add(mail);
        return Receipt.REPEATED;
      }
      kept.add(mail.substring(mail.lastIndexOf('\n') + 1));
      return Receipt.KEPT;
    }

    String next() throws InterruptedException {
      return String.valueOf(kept.poll(60, TimeUnit.SECONDS));
    }

    synchronized List<String> repeated() {
      return List.copyOf(repeated);
    }
  }

  private static String mail(int number) {
    return "From: MAILER-DAEMON@example.org\nSubject: bounce\n\nmail-" + number + "\n";
  }

  private static MailboxAccount account(Dovecot dovecot, Optional<String> moveTo) {
    return new MailboxAccount(
        "box",
        "localhost",
        dovecot.port(),
        Dovecot.USER,
        () -> Optional.of(new Secret(Dovecot.PASSWORD)),
        false,
        "INBOX",
        moveTo,
        true,
        Optional.of(dovecot.authority()),
        TIMES);
  }

  private static MailboxAccount withToken(Dovecot dovecot, Path token) {
    MailboxAccount account = account(dovecot, Optional.empty());
    return new MailboxAccount(
        account.inlet(),
        account.host(),
        account.port(),
        account.user(),
        () -> {
          try {
            return Optional.of(new Secret(Files.readString(token).strip()));
          } catch (IOException _) {
            return Optional.empty();
          }
        },
        true,
        account.folder(),
        account.moveTo(),
        true,
        account.authority(),
        TIMES);
  }

  private MailboxService read(MailboxAccount account) {
    reading.ifPresent(one -> one.stop(Duration.ofSeconds(20)));
    MailboxService service =
        new MailboxService(
            account,
            keeper,
            new ReadMarkFile(folder.resolve("mark"), complaint -> assertThat(complaint).isEmpty()),
            InstantSource.system());
    service.start();
    reading = Optional.of(service);
    return service;
  }

  @AfterEach
  void stop() {
    reading.ifPresent(one -> one.stop(Duration.ofSeconds(20)));
  }

  /// Dovecot asks who gave the token out, as large services do: at first it is no longer good.
  @Test
  void mails_byATokenThatIsRenewedInItsFile_areRead() throws Exception {
    HttpServer issuer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    issuer.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          asked.add(query);
          byte[] body =
              (query.equals("token=fresh")
                      ? "{\"email\":\"%s\",\"active\":true}".formatted(Dovecot.USER)
                      : "{\"error\":\"invalid_token\"}")
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(query.equals("token=fresh") ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    issuer.start();
    try (Dovecot dovecot =
        Dovecot.required(
            "auth_mechanisms = xoauth2",
            "passdb {",
            "  driver = oauth2",
            "  mechanisms = xoauth2",
            "  args = @/oauth2.conf",
            "}")) {
      dovecot.write(
          "oauth2.conf",
          "tokeninfo_url = http://127.0.0.1:%d/?token=\nusername_attribute = email\n"
              .formatted(issuer.getAddress().getPort()));
      dovecot.deliver(mail(1));
      Path token = folder.resolve("token");
      Files.writeString(token, "stale\n");
      MailboxService service = read(withToken(dovecot, token));
      assertThat(asked.poll(60, TimeUnit.SECONDS)).isEqualTo("token=stale");
      Commands.until(() -> service.health().state() != State.UP, () -> "it is up with no token");
      Files.writeString(token, "fresh\n");
      assertThat(keeper.next()).isEqualTo("mail-1");
      Commands.until(() -> service.health().equals(Health.UP), () -> service.health().toString());
      assertThat(service.health().toString()).doesNotContain("fresh", "stale");
    } finally {
      issuer.stop(0);
    }
  }

  @Test
  void mails_thatAreThereAndThatCome_areReadOnceAndLeftAsTheyAre() throws Exception {
    try (Dovecot dovecot = Dovecot.required()) {
      dovecot.deliver(mail(1));
      MailboxService service = read(account(dovecot, Optional.empty()));
      assertThat(keeper.next()).isEqualTo("mail-1");
      dovecot.deliver(mail(2));
      assertThat(keeper.next()).isEqualTo("mail-2");
      assertThat(service.health()).isEqualTo(Health.UP);
      service.stop(Duration.ofSeconds(20));
      dovecot.deliver(mail(3));
      read(account(dovecot, Optional.empty()));
      assertThat(keeper.next()).isEqualTo("mail-3");
      assertThat(keeper.repeated()).isEmpty();
      // Nothing is marked as read.
      assertThat(dovecot.mails("INBOX")).hasSize(3).noneMatch(name -> name.contains(":2,S"));
    }
  }

  @Test
  void mails_onesFromBeforeTheFirstStart_areLetBeUnlessWanted() throws Exception {
    try (Dovecot dovecot = Dovecot.required()) {
      dovecot.deliver(mail(1));
      MailboxAccount all = account(dovecot, Optional.empty());
      MailboxService service =
          read(
              new MailboxAccount(
                  all.inlet(),
                  all.host(),
                  all.port(),
                  all.user(),
                  all.secret(),
                  false,
                  all.folder(),
                  Optional.empty(),
                  false,
                  all.authority(),
                  TIMES));
      Commands.until(() -> service.health().equals(Health.UP), () -> service.health().toString());
      dovecot.deliver(mail(2));
      assertThat(keeper.next()).isEqualTo("mail-2");
    }
  }

  @Test
  void mails_numberedAnew_areReadAgainAndCountOnce() throws Exception {
    try (Dovecot dovecot = Dovecot.required()) {
      dovecot.deliver(mail(1));
      read(account(dovecot, Optional.empty()));
      assertThat(keeper.next()).isEqualTo("mail-1");
      reading.orElseThrow().stop(Duration.ofSeconds(20));
      dovecot.kill();
      dovecot.renumber();
      dovecot.start();
      dovecot.deliver(mail(2));
      read(account(dovecot, Optional.empty()));
      assertThat(keeper.next()).isEqualTo("mail-2");
    }
  }

  @Test
  void mails_thatAreKept_areMoved() throws Exception {
    try (Dovecot dovecot = Dovecot.required()) {
      keeper.isFull.set(true);
      dovecot.deliver(mail(1));
      MailboxService service = read(account(dovecot, Optional.of("Done")));
      Commands.until(
          () -> service.health().state() == State.RECOVERING, () -> service.health().toString());
      assertThat(service.health().detail()).contains("no room");
      assertThat(dovecot.mails("INBOX")).hasSize(1);
      keeper.isFull.set(false);
      assertThat(keeper.next()).isEqualTo("mail-1");
      Commands.until(() -> count(dovecot, "INBOX") == 0, () -> "not moved");
      assertThat(dovecot.mails("Done")).hasSize(1).noneMatch(name -> name.contains(":2,S"));
    }
  }

  @Test
  void mail_thatCannotBeRead_isPutAsideAndTheNextRead() throws Exception {
    try (Dovecot dovecot = Dovecot.required("maildir_broken_filename_sizes = yes\n")) {
      Files.setPosixFilePermissions(
          dovecot.deliver(mail(1)), PosixFilePermissions.fromString("---------"));
      dovecot.deliver(mail(2));
      MailboxService service = read(account(dovecot, Optional.empty()));
      assertThat(keeper.next()).isEqualTo("mail-2");
      Commands.until(() -> service.health().state() == State.UP, () -> service.health().toString());
      assertThat(service.health().detail()).isEqualTo("1 mails could not be read");
    }
  }

  private static int count(Dovecot dovecot, String folder) {
    try {
      return dovecot.mails(folder).size();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void mails_whileTheServerIsKilledAgainAndAgain_areReadOnce() throws Exception {
    int mails = Integer.getInteger("lab.mails", 60);
    int kills = Integer.getInteger("lab.kills", 3);
    try (Dovecot dovecot = Dovecot.required()) {
      read(account(dovecot, Optional.of("Done")));
      Thread coming =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < mails; i++) {
                      try {
                        dovecot.deliver(mail(i));
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }
                  });
      Set<String> read = new HashSet<>();
      for (int i = 0; i < kills; i++) {
        for (int j = 0; j < mails / (kills + 1); j++) {
          assertThat(read.add(keeper.next())).isTrue();
        }
        dovecot.kill();
        dovecot.start();
      }
      coming.join();
      while (read.size() < mails) {
        assertThat(read.add(keeper.next())).isTrue();
      }
      assertThat(read)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, mails).mapToObj(i -> "mail-" + i).toList());
      Commands.until(() -> count(dovecot, "INBOX") == 0, () -> "not moved");
      assertThat(keeper.kept).isEmpty();
    }
  }

  @Test
  void mailbox_thatCannotBeRead_saysWhy() throws Exception {
    try (Dovecot dovecot = Dovecot.required()) {
      MailboxAccount right = account(dovecot, Optional.empty());
      assertThat(MailboxService.examine(right)).isEmpty();
      assertThat(
              MailboxService.examine(
                  with(
                      right,
                      "localhost",
                      "INBOX",
                      Optional.of(new Secret("x")),
                      right.authority())))
          .hasValueSatisfying(why -> assertThat(why).contains("refuses the user"));
      assertThat(
              MailboxService.examine(
                  with(right, "localhost", "INBOX", Optional.empty(), right.authority())))
          .hasValueSatisfying(why -> assertThat(why).contains("cannot be read"));
      assertThat(
              MailboxService.examine(
                  with(right, "localhost", "Nowhere", right.secret().get(), right.authority())))
          .hasValueSatisfying(why -> assertThat(why).contains("no such folder"));
      assertThat(
              MailboxService.examine(
                  with(right, "localhost", "INBOX", right.secret().get(), Optional.empty())))
          .hasValueSatisfying(why -> assertThat(why).contains("certificate"));
      assertThat(
              MailboxService.examine(
                  with(right, "127.0.0.1", "INBOX", right.secret().get(), right.authority())))
          .hasValueSatisfying(why -> assertThat(why).contains("certificate"));
      dovecot.kill();
      assertThat(MailboxService.examine(right))
          .hasValueSatisfying(why -> assertThat(why).contains("cannot be reached"));
    }
  }

  private static MailboxAccount with(
      MailboxAccount account,
      String host,
      String folder,
      Optional<Secret> secret,
      Optional<Path> authority) {
    return new MailboxAccount(
        account.inlet(),
        host,
        account.port(),
        account.user(),
        () -> secret,
        false,
        folder,
        Optional.empty(),
        true,
        authority,
        TIMES);
  }
}
