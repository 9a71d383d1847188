package bouncecard.adapter.imap;

import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.ReadMark;
import bouncecard.app.inlet.ReadMarks;
import bouncecard.app.inlet.Receipt;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what is new in a mailbox, in the order of its numbers, and hands it to the intake.
///
/// The mark is moved on when the intake has kept what is before it. A mail that was kept when the
/// program was killed before that is read again and known by its bytes, so that it counts once.
final class MailboxReader {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

  /// Of the numbers that are asked for at once.
  private static final long WINDOW = 256;

  private static final int MOST_AT_ONCE = 16;
  private static final int MOST_BYTES_AT_ONCE = 2 << 20;
  private static final int TRIES = 3;

  /// Of a mail at which the connection is lost: the server may have been stopped just then.
  private static final int TRIES_CUT_OFF = 10;

  /// Mails that came before a mailbox got new numbers were read, but for those of the last days,
  /// which the intake knows where they were.
  private static final Duration OVERLAP = Duration.ofDays(2);

  private final MailboxAccount account;
  private final Intake intake;
  private final ReadMarks marks;
  private final InstantSource clock;
  private final Map<Long, Integer> tries = new HashMap<>();
  private final Map<Long, Integer> cutOff = new HashMap<>();
  private volatile Optional<ReadMark> mark = Optional.empty();
  private long span = WINDOW;

  /// What came of a look at the mailbox.
  enum Look {
    /// All that is there is kept.
    DONE,
    /// The intake takes no more for now.
    FULL
  }

  /// A mail that was fetched.
  @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
  private record Fetched(long uid, Message message, byte[] bytes) {}

  MailboxReader(MailboxAccount account, Intake intake, ReadMarks marks, InstantSource clock) {
    this.account = account;
    this.intake = intake;
    this.marks = marks;
    this.clock = clock;
  }

  /// How many could not be read.
  int unread() {
    return mark.map(one -> one.aside().size()).orElse(0);
  }

  /// Finds where to go on, once the folder is open.
  void begin(MailboxConnection connection) throws MessagingException {
    IMAPFolder folder = connection.folder();
    long validity = folder.getUIDValidity();
    Optional<ReadMark> known = mark.or(marks::latest);
    if (known.isPresent() && known.get().uidValidity() == validity) {
      // What was read and is still there was not moved, since the connection ended in between: it
      // is read again, and moved when the intake knows it.
      mark = account.moveTo().isPresent() ? known.map(ReadMark::again) : known;
      return;
    }
    Instant now = clock.instant();
    ReadMark begun =
        known
            .map(old -> ReadMark.after(validity, 0, old.at().minus(OVERLAP), now))
            .orElseGet(
                () ->
                    ReadMark.after(
                        validity, account.fromAll() ? 0 : topOrNone(folder), Instant.EPOCH, now));
    keep(begun);
  }

  private static long topOrNone(IMAPFolder folder) {
    try {
      return top(folder);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The highest number that a mail has; 0 where there is none.
  private static long top(IMAPFolder folder) throws MessagingException {
    int count = folder.getMessageCount();
    return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
  }

  private void keep(ReadMark next) {
    mark = Optional.of(next);
    marks.keep(next);
  }

  private static List<Message> window(IMAPFolder folder, long from, long to)
      throws MessagingException {
    List<Message> found = new ArrayList<>();
    for (Message message : folder.getMessagesByUID(from, to)) {
      if (message != null) {
        found.add(message);
      }
    }
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    profile.add(FetchProfile.Item.SIZE);
    profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(found.toArray(Message[]::new), profile);
    return found;
  }

  private static boolean isOld(Message message, ReadMark mark) throws MessagingException {
    return !mark.since().equals(Instant.EPOCH)
        && message.getReceivedDate() != null
        && message.getReceivedDate().toInstant().isBefore(mark.since());
  }

  /// Reads all that is new.
  ///
  /// @throws MessagingException where the connection is lost, or the server does not give what was
  ///   asked for; less is asked for then the next time, until the mail that it is about is found
  Look look(MailboxConnection connection) throws MessagingException {
    IMAPFolder folder = connection.folder();
    long top = top(folder);
    while (mark.orElseThrow().last() < top) {
      long from = mark.orElseThrow().last() + 1;
      if (isGivenUp(from)) {
        putAside(connection, from);
        continue;
      }
      long to = Math.min(top, from + span - 1);
      try {
        List<Message> found = window(folder, from, to);
        if (take(connection, found) == Look.FULL) {
          return Look.FULL;
        }
        if (mark.orElseThrow().last() < to) {
          keep(mark.orElseThrow().upTo(to, clock.instant()));
        }
        // Where nearly all were removed, the numbers are far apart.
        span = Math.min(2 * span, found.isEmpty() ? Integer.MAX_VALUE : WINDOW);
      } catch (MessagingException e) {
        if (span == 1 && mark.orElseThrow().last() < from) {
          (connection.isOpen() ? tries : cutOff).merge(from, 1, Integer::sum);
        }
        span = Math.max(1, span / 16);
        throw e;
      }
    }
    if (account.moveTo().isPresent() && mark.orElseThrow().first() <= mark.orElseThrow().last()) {
      keep(mark.orElseThrow().tidied());
    }
    return Look.DONE;
  }

  private Look take(MailboxConnection connection, List<Message> found) throws MessagingException {
    List<Fetched> batch = new ArrayList<>();
    int bytes = 0;
    for (Message message : found) {
      long uid = connection.folder().getUID(message);
      ReadMark now = mark.orElseThrow();
      if (uid <= now.last() || now.aside().contains(uid) || isOld(message, now)) {
        continue;
      }
      byte[] mail = fetched(message);
      batch.add(new Fetched(uid, message, mail));
      bytes += mail.length;
      if (batch.size() == MOST_AT_ONCE || bytes >= MOST_BYTES_AT_ONCE) {
        if (hand(connection, batch) == Look.FULL) {
          return Look.FULL;
        }
        batch.clear();
        bytes = 0;
      }
    }
    return hand(connection, batch);
  }

  private boolean isGivenUp(long uid) {
    return tries.getOrDefault(uid, 0) >= TRIES || cutOff.getOrDefault(uid, 0) >= TRIES_CUT_OFF;
  }

  /// The beginning of a mail, as much as the intake takes; nothing where it was removed.
  private static byte[] fetched(Message message) throws MessagingException {
    try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
      return in.readNBytes(Intake.LONGEST);
    } catch (MessageRemovedException _) {
      return new byte[0];
    } catch (IOException | RuntimeException e) {
      if (message.isExpunged()) {
        return new byte[0];
      }
      throw new MessagingException("the mail cannot be read", e);
    }
  }

  /// Has mails kept, and moves the mark on after those that are.
  private Look hand(MailboxConnection connection, List<Fetched> batch) throws MessagingException {
    if (batch.isEmpty()) {
      return Look.DONE;
    }
    List<Fetched> there = batch.stream().filter(one -> one.bytes().length > 0).toList();
    List<Receipt> receipts =
        there.isEmpty()
            ? List.of()
            : intake.takeAll(
                there.stream()
                    .map(one -> Arrival.of(account.inlet(), "message/rfc822", one.bytes()))
                    .toList());
    List<Message> kept = new ArrayList<>();
    for (int i = 0; i < there.size(); i++) {
      if (!receipts.get(i).isSafe()) {
        if (i > 0) {
          keep(mark.orElseThrow().upTo(there.get(i - 1).uid(), clock.instant()));
          moveKept(connection, kept);
        }
        return Look.FULL;
      }
      kept.add(there.get(i).message());
    }
    keep(mark.orElseThrow().upTo(batch.getLast().uid(), clock.instant()));
    tries.clear();
    cutOff.clear();
    moveKept(connection, kept);
    return Look.DONE;
  }

  private void moveKept(MailboxConnection connection, List<Message> kept)
      throws MessagingException {
    if (account.moveTo().isPresent()) {
      move(connection, kept, account.moveTo().get());
    }
  }

  private void move(MailboxConnection connection, List<Message> messages, String folder)
      throws MessagingException {
    if (!messages.isEmpty()) {
      new Mover(connection).move(messages, folder);
    }
  }

  /// One that cannot be read is neither read for ever nor forgotten.
  private void putAside(MailboxConnection connection, long uid) throws MessagingException {
    LOG.atWarn()
        .addKeyValue("inlet", account.inlet())
        .addKeyValue("uid", uid)
        .log("a mail cannot be read and is put aside");
    Message message = connection.folder().getMessageByUID(uid);
    boolean isMoved =
        message != null && account.moveTo().isPresent() && new Mover(connection).putAside(message);
    tries.clear();
    cutOff.clear();
    keep(
        isMoved || message == null
            ? mark.orElseThrow().upTo(uid, clock.instant())
            : mark.orElseThrow().without(uid, clock.instant()));
  }
}
