package bouncecard.read;

import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.dsn.DeliveryStatusParser;
import bouncecard.read.log.MailLog;
import bouncecard.read.notice.Notice;
import bouncecard.read.notice.NoticeReader;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.Reading;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.WordsAlone;
import bouncecard.read.session.Transcript;
import bouncecard.read.time.WrittenTimes;
import bouncecard.text.LeadWords;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds failed deliveries in a text: the fields of a report, lines of a mail log, a notice for
/// people, or the replies it quotes.
public final class DeliveryReader {
  public static final int MOST = 1000;

  private static final LeadWords RECIPIENT_FIELD = new LeadWords(List.of("-recipient:"));

  private final ReplyReader replies;
  private final NoticeReader notices;
  private final FieldReader fields;
  private final MailLog logs;
  private final Transcript sessions;
  private final FeedbackFields feedback;
  private final OriginalFields originals;

  public DeliveryReader(ReplyReader replies, NoticeReader notices, WrittenTimes times) {
    this.replies = replies;
    this.notices = notices;
    this.fields = new FieldReader(replies, times);
    this.logs = new MailLog(replies, times);
    this.sessions = new Transcript(replies);
    this.feedback = new FeedbackFields(times);
    this.originals = new OriginalFields(times);
  }

  /// What a pasted text tells; nothing where it holds no fields, log lines, notice or replies.
  ///
  /// @param hints what may be in it
  public Reading read(String text, Set<ReaderHint> hints) {
    Reading first = first(text, hints);
    return BesideSuccess.isSuccess(first) && isRefusedIn(text)
        ? BesideSuccess.withFailures(first, first(unread(text), ReaderHint.ANY))
        : first;
  }

  private boolean isRefusedIn(String text) {
    return replies.mentions(text).stream().anyMatch(it -> it.code().classDigit() >= 4);
  }

  /// The text without the fields, the log lines and the sessions that tell of a success.
  private String unread(String text) {
    boolean hasFields = !DeliveryStatusParser.parse(text).recipients().isEmpty();
    String rest = hasFields ? DeliveryStatusParser.withoutFields(text) : text;
    return sessions.unread(logs.unread(rest));
  }

  /// The same as the first in the text tells it that tells anything.
  private Reading first(String text, Set<ReaderHint> hints) {
    if (hints.contains(ReaderHint.REPORT) && FeedbackFields.areIn(text)) {
      return new Reading(BounceKind.FEEDBACK, List.of(feedback.read(text).build()));
    }
    if (hints.contains(ReaderHint.REPORT) && RECIPIENT_FIELD.areIn(text)) {
      Notice above = notices.read(FieldReader.before(text), Set.of());
      Reading fields = Reading.of(this.fields.read(text, above, List.of()));
      if (!fields.deliveries().isEmpty()) {
        return OriginalFields.withOriginal(
            FieldReader.withListed(fields, above, readNotice(above, List.of())),
            originals.below(text));
      }
    }
    MailLog.Read log = logs.read(text, hints, MOST);
    if (log.isNoise() || !log.deliveries().isEmpty()) {
      return Reading.of(LastStates.of(log.deliveries()));
    }
    Notice notice =
        ReaderHints.tellOfNotice(hints, text)
            ? notices.read(text, Set.of())
            : notices.readPlainLine(text);
    return OriginalFields.withOriginal(told(text, notice, hints), originals.in(notice.returned()));
  }

  /// What a notice, a session or a reply tells.
  private Reading told(String text, Notice notice, Set<ReaderHint> hints) {
    if (hints.contains(ReaderHint.SESSION) && !notice.listsRecipients()) {
      Reading session = Reading.of(sessions.read(text, MOST));
      if (!session.deliveries().isEmpty()) {
        return notice.failed() && BesideSuccess.isSuccess(session)
            ? BesideSuccess.failedAfter(session)
            : session;
      }
    }
    boolean isInReply = RefusedRecipient.isNamedInReplyOnly(notice, replies, notices);
    if (!isInReply && (notice.namesRecipients() || !notice.wholeAddresses().isEmpty())) {
      List<FailedDelivery> told = readNotice(notice, List.of());
      if (!told.isEmpty()) {
        return Reading.of(told, notice.delayed());
      }
    }
    List<FailedDelivery> replied = readReplies(notice, hints);
    if (notice.failed() || notice.delayed()) {
      replied = addressed(replied, notice, notice::returnedTo);
    }
    Optional<String> returnedTo = replied.isEmpty() ? notice.returnedTo() : Optional.empty();
    return returnedTo.isPresent() && (notice.failed() || notice.delayed())
        ? Reading.of(
            List.of(ofNotice(notice, returnedTo, Place.RETURNED_MESSAGE)), notice.delayed())
        : Reading.of(replied, notice.delayed());
  }

  /// The deliveries that a mail log or an SMTP session tells of; with them recipients in a queue,
  /// whom nobody tried yet.
  public List<FailedDelivery> readLog(String text) {
    List<FailedDelivery> log = logs.read(text, ReaderHint.ANY, MOST).deliveries();
    return log.isEmpty() ? sessions.read(text, MOST) : log;
  }

  /// Those of a log that were tried, or of which words say why they were not.
  public static List<FailedDelivery> tried(List<FailedDelivery> logged) {
    return LastStates.tried(logged);
  }

  /// Whether the text is a mail log that tells of no delivery; some of its words sound like a
  /// bounce.
  ///
  /// @param hints what may be in it
  public boolean isNoise(String text, Set<ReaderHint> hints) {
    if (text.isBlank()) {
      return false;
    }
    MailLog.Read log = logs.read(text, hints, MOST);
    return log.isNoise()
        || (!log.deliveries().isEmpty() && LastStates.tried(log.deliveries()).isEmpty());
  }

  /// The recipients of a delivery-status block.
  ///
  /// @param notice the report's part for people; its words are judged for a recipient without a
  ///   Diagnostic-Code
  /// @param failed the addresses of X-Failed-Recipients
  public List<FailedDelivery> readFields(String text, Notice notice, List<String> failed) {
    return fields.read(text, notice, failed);
  }

  /// What reads the fields of a mail that came back.
  public OriginalFields originals() {
    return originals;
  }

  /// What reads the fields of a complaint.
  public FeedbackFields feedback() {
    return feedback;
  }

  /// The failures that a notice tells of. Where the header names the recipients they are these;
  /// else those that the notice names; else those that a quoted reply does.
  public List<FailedDelivery> readNotice(Notice notice, List<String> failed) {
    List<FailedDelivery> found = new ArrayList<>();
    for (String address : failed) {
      Optional<Notice.Told> told = notice.about(address);
      String words = told.map(Notice.Told::words).orElse(notice.text());
      DeliveryDraft draft = said(SharedWords.of(words, failed.size()));
      told.flatMap(Notice.Told::original)
          .map(UntrustedText::new)
          .ifPresent(original -> draft.originalRecipient(Optional.of(original), Place.NOTICE));
      found.add(
          draft.finalRecipient(Optional.of(new UntrustedText(address)), Place.HEADER).build());
    }
    if (!found.isEmpty()) {
      return found;
    }
    if (notice.namesRecipients()) {
      boolean isSaidOfOne = false;
      for (Notice.Told told : notice.told()) {
        isSaidOfOne |= !replies.read(told.words()).isEmpty();
      }
      for (Notice.Told told : notice.told()) {
        DeliveryDraft draft = said(SharedWords.of(told.words(), notice.told().size()));
        if (!isSaidOfOne) {
          draft.sayMore(SharedWords.of(notice.text(), notice.told().size()), Place.NOTICE, replies);
        }
        if (draft.saysSomething() || notice.failed() || notice.delayed()) {
          draft.originalRecipient(told.original().map(UntrustedText::new), Place.NOTICE);
          if (told.standing() == Notice.Standing.LISTED || !draft.refusesLogin()) {
            draft.finalRecipient(Optional.of(new UntrustedText(told.recipient())), Place.NOTICE);
          }
          found.add(draft.build());
        }
      }
      return found;
    }
    for (String address : notice.wholeAddresses()) {
      found.add(ofNotice(notice, Optional.of(address), Place.RETURNED_MESSAGE));
    }
    if (!found.isEmpty()) {
      return found;
    }
    found.addAll(readReplies(notice, ReaderHint.ANY));
    boolean saysSo = notice.failed() || notice.delayed();
    if (found.isEmpty() && saysSo && !notice.told().isEmpty()) {
      Notice.Told told = notice.told().getFirst();
      found.add(
          said(told.words())
              .finalRecipient(Optional.of(new UntrustedText(told.recipient())), Place.NOTICE)
              .build());
    }
    return found;
  }

  /// The same where a recipient is named. Where none is, the mail that came back was for somebody.
  public List<FailedDelivery> addressed(
      List<FailedDelivery> found, Notice notice, Supplier<Optional<String>> returnedTo) {
    if (found.size() != 1 || found.getFirst().finalRecipient().isPresent()) {
      return found;
    }
    return returnedTo
        .get()
        .map(to -> List.of(ofNotice(notice, Optional.of(to), Place.RETURNED_MESSAGE)))
        .orElse(found);
  }

  private DeliveryDraft said(String words) {
    return new DeliveryDraft()
        .say(words, Place.NOTICE, replies)
        .remoteMta(WordsAlone.host(words), Place.NOTICE);
  }

  /// A failure whose recipient is not named in the words that tell of it.
  public FailedDelivery ofNotice(Notice notice, Optional<String> recipient, Place place) {
    return said(notice.text()).finalRecipient(recipient.map(UntrustedText::new), place).build();
  }

  /// The failure that a quoted reply tells, in a text that names no recipients.
  private List<FailedDelivery> readReplies(Notice notice, Set<ReaderHint> hints) {
    List<FailedDelivery> each = ofEach(notice, hints);
    if (each.size() > 1) {
      return each;
    }
    DeliveryDraft draft = new DeliveryDraft().say(notice.text().strip(), Place.REPLY, replies);
    if (!draft.saysSomething()) {
      return List.of();
    }
    return List.of(
        draft
            .mayNameCommand(hints.contains(ReaderHint.COMMAND))
            .finalRecipient(
                draft.refusesLogin()
                    ? Optional.empty()
                    : RefusedRecipient.behindCodes(notice.text(), replies, notices)
                        .or(() -> RefusedRecipient.in(notice))
                        .map(UntrustedText::new),
                Place.REPLY)
            .remoteMta(
                hints.contains(ReaderHint.HOST) ? WordsAlone.host(notice.text()) : Optional.empty(),
                Place.REPLY)
            .build());
  }

  /// The failures of several replies that each name another recipient.
  private List<FailedDelivery> ofEach(Notice notice, Set<ReaderHint> hints) {
    List<String> apart = RepliesApart.in(notice.text());
    if (apart.isEmpty()) {
      return List.of();
    }
    Map<String, FailedDelivery> found = new LinkedHashMap<>();
    for (String said : apart) {
      Notice about = notices.read(said, Set.of());
      Optional<String> recipient = RefusedRecipient.in(about);
      if (recipient.isPresent() && found.size() < MOST) {
        DeliveryDraft draft =
            new DeliveryDraft()
                .say(said, Place.REPLY, replies)
                .finalRecipient(recipient.map(UntrustedText::new), Place.REPLY)
                .remoteMta(
                    hints.contains(ReaderHint.HOST) ? WordsAlone.host(said) : Optional.empty(),
                    Place.REPLY);
        if (draft.saysSomething()) {
          found.putIfAbsent(LowerCase.of(recipient.get()), draft.build());
        }
      }
    }
    return List.copyOf(found.values());
  }
}
