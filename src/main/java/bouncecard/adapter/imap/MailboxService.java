package bouncecard.adapter.imap;

import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.ReadMarks;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.Service;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a mailbox for as long as the program runs: it waits for news, by IDLE where the server has
/// that, and makes a lost connection anew, for ever.
public final class MailboxService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxService.class);

  /// Where only a person can help.
  private static final Duration FOR_PERSON = Duration.ofSeconds(30);

  private final MailboxAccount account;
  private final MailboxReader reader;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<MailboxConnection> connection = Optional.empty();
  private volatile Optional<MailboxTrouble> trouble = Optional.empty();
  private volatile boolean hasBegun;
  private volatile boolean isRunning;
  private Duration pause;

  /// A mailbox that is not read yet.
  public MailboxService(
      MailboxAccount account, Intake intake, ReadMarks marks, InstantSource clock) {
    this.account = account;
    this.reader = new MailboxReader(account, intake, marks, clock);
    this.pause = account.times().first();
  }

  @Override
  public String name() {
    return name(account.inlet());
  }

  /// What the service of an inlet is called.
  public static String name(String inlet) {
    return "Mailbox " + inlet;
  }

  /// Why a mailbox cannot be read, as a sentence; empty where it can.
  public static Optional<String> examine(MailboxAccount account) {
    try (MailboxConnection _ = MailboxConnection.open(account)) {
      return Optional.empty();
    } catch (MailboxException e) {
      return Optional.of(e.trouble().sentence());
    }
  }

  /// It does not wait for the mailbox: one that is away does not keep the bot from starting.
  @Override
  public void start() {
    isRunning = true;
    Thread.ofPlatform().name("mailbox-" + account.inlet()).daemon().start(this::run);
  }

  @Override
  public Health health() {
    if (!isRunning) {
      return new Health(State.DOWN, "not reading");
    }
    String aside = reader.unread() == 0 ? "" : reader.unread() + " mails could not be read";
    return trouble
        .map(what -> new Health(State.RECOVERING, what.sentence()))
        .orElseGet(() -> new Health(hasBegun ? State.UP : State.STARTING, aside));
  }

  private void run() {
    try (ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("mailbox-timer-" + account.inlet()).daemon().factory())) {
      while (isRunning) {
        try (MailboxConnection opened = MailboxConnection.open(account)) {
          connection = Optional.of(opened);
          reader.begin(opened);
          follow(opened, timer);
        } catch (MailboxException e) {
          failed(e.trouble(), e);
        } catch (MessagingException e) {
          failed(MailboxTrouble.of(e), e);
        } catch (RuntimeException e) {
          LOG.error("mailbox of {} failed: {}", account.inlet(), e.getClass().getName());
          failed(MailboxTrouble.BROKEN, e);
        } finally {
          connection = Optional.empty();
        }
        rest();
      }
      timer.shutdownNow();
    } finally {
      stopped.countDown();
    }
  }

  /// Reads and waits, until the connection is lost.
  private void follow(MailboxConnection opened, ScheduledExecutorService timer)
      throws MessagingException {
    boolean idles = opened.store().hasCapability("IDLE");
    while (isRunning) {
      int before = opened.folder().getMessageCount();
      switch (reader.look(opened)) {
        case DONE -> well();
        case FULL -> {
          trouble = Optional.of(MailboxTrouble.FULL);
          rest();
          continue;
        }
      }
      boolean hasNews = opened.folder().getMessageCount() != before;
      if (!hasNews && isRunning) {
        if (idles) {
          idle(opened.folder(), timer);
        } else {
          awaitStop(account.times().poll());
        }
      }
    }
  }

  private void well() {
    if (!hasBegun || trouble.isPresent()) {
      LOG.atInfo().addKeyValue("inlet", account.inlet()).log("mailbox is being read");
    }
    hasBegun = true;
    trouble = Optional.empty();
    pause = account.times().first();
  }

  private void failed(MailboxTrouble what, Exception e) {
    if (!isRunning) {
      return;
    }
    if (!trouble.equals(Optional.of(what))) {
      LOG.atWarn()
          .addKeyValue("inlet", account.inlet())
          .addKeyValue("kind", e.getClass().getSimpleName())
          .log("mailbox: {}", what.sentence());
    }
    trouble = Optional.of(what);
    boolean isImpatient = what.needsPerson() && pause.compareTo(FOR_PERSON) < 0;
    if (isImpatient && account.times().longest().compareTo(FOR_PERSON) > 0) {
      pause = FOR_PERSON;
    }
  }

  /// Waits before the next try, each time about twice as long.
  private void rest() {
    long half = pause.toMillis() / 2;
    awaitStop(Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1)));
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(account.times().longest()) < 0 ? doubled : account.times().longest();
  }

  private void awaitStop(Duration longest) {
    try {
      boolean _ = stopping.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      isRunning = false;
    }
  }

  /// Waits for news, and ends waiting by itself before the server or a firewall does.
  private void idle(IMAPFolder folder, ScheduledExecutorService timer) throws MessagingException {
    ScheduledFuture<?> renewal =
        timer.schedule(
            () -> awake(folder), account.times().renew().toMillis(), TimeUnit.MILLISECONDS);
    try {
      folder.idle(/* once= */ true);
    } finally {
      boolean _ = renewal.cancel(false);
    }
  }

  /// Any other command ends waiting.
  private static void awake(IMAPFolder folder) {
    try {
      var _ = folder.getMessageCount();
    } catch (MessagingException | IllegalStateException _) {
      // The thread that waits sees it as well.
    }
  }

  /// Reading ends where it is: what is not kept yet is read after the next start.
  @Override
  public void stop(Duration grace) {
    if (!isRunning) {
      return;
    }
    isRunning = false;
    stopping.countDown();
    connection.ifPresent(
        one ->
            Thread.ofPlatform()
                .daemon()
                .start(
                    () -> {
                      try {
                        one.folder().forceClose();
                      } catch (MessagingException | IllegalStateException _) {
                        // It is closed.
                      }
                    }));
    try {
      boolean _ = stopped.await(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
