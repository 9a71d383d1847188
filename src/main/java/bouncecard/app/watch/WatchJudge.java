package bouncecard.app.watch;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.WatchDecision.Reason;
import bouncecard.app.watch.WatchSigns.Sign;
import bouncecard.decode.Decoding;
import bouncecard.decode.Grade;
import bouncecard.decode.ReplyStanding;
import bouncecard.delivery.BounceKind;
import bouncecard.text.PhraseIndex;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges whether the bot answers a message that nobody asked it about. In doubt it is silent:
/// noise is what gets a bot thrown out.
///
/// It is safe for use by many threads.
public final class WatchJudge {
  private static final int MOST_PASSAGES = 60;

  /// The name of an error with which a text begins ends within so many characters.
  private static final int HEAD = 80;

  /// More different replies in one message are a table, a list or a test.
  private static final int MOST_REPLIES = 2;

  private static final Set<BounceKind> ANSWERED =
      EnumSet.of(BounceKind.BOUNCE, BounceKind.DELAYED, BounceKind.FEEDBACK);

  private final Bouncecard bouncecard;
  private final WatchSigns signs;
  private final Stencils stencils;
  private final SourceText source;
  private final PhraseIndex errors;

  /// A judge that reads by this program.
  public WatchJudge(Bouncecard bouncecard) {
    this.bouncecard = bouncecard;
    this.errors = new PhraseIndex(bouncecard.catalog().vocabulary().exceptions());
    this.signs = new WatchSigns(bouncecard.catalog().watchWords(), errors);
    this.source = new SourceText(bouncecard.catalog().watchWords().programs());
    this.stencils = new Stencils(bouncecard.catalog().watchWords().placeholders());
  }

  /// Judges a message, and reads it here and now.
  public WatchDecision judge(HeardMessage message) {
    return judge(message, (_, text) -> Optional.of(read(text)));
  }

  /// Judges a message that this reads.
  public WatchDecision judge(HeardMessage message, PassageReader reader) {
    if (message.isAddressed()) {
      return WatchDecision.silent(Reason.ADDRESSED);
    }
    if (!message.before().isEmpty() && message.before().equals(message.passages())) {
      return WatchDecision.silent(Reason.UNCHANGED);
    }
    if (signs.isSettled(message)) {
      return WatchDecision.silent(Reason.SETTLED);
    }
    String shown = shown(message);
    boolean isOfDevelopers =
        message.author() == Author.BOT && signs.isOfDevelopers(message.name().value());
    if (isOfDevelopers && (signs.isIn(Sign.EXAMPLE, shown) || !beginsWithError(message))) {
      return WatchDecision.silent(Reason.DEVELOPMENT);
    }
    if (message.author() == Author.BOT && signs.isIn(Sign.ATTACK, shown)) {
      return WatchDecision.silent(Reason.OWN_REFUSAL);
    }
    if (signs.isIn(Sign.MADE_UP, shown)
        || (message.author() == Author.PERSON && signs.isOfDocument(message, shown))) {
      return WatchDecision.silent(Reason.MENTION);
    }
    if (message.author() == Author.BOT && signs.isOfChange(message)) {
      return WatchDecision.silent(Reason.DEVELOPMENT);
    }
    boolean hasExamples =
        signs.isExample(ReplyStanding.beside(shown)) || ReplyStanding.codesIn(shown) > MOST_REPLIES;
    List<Weighed> weighed = new ArrayList<>();
    for (Passage passage : firstPassages(message)) {
      Optional<Weighed> one = weigh(passage, message.author(), hasExamples, reader);
      if (one.isEmpty()) {
        return WatchDecision.silent(Reason.TOO_MUCH);
      }
      weighed.add(one.get());
    }
    WatchDecision decision = decision(weighed);
    if (isOfDevelopers && decision.reason() == Reason.REPLY) {
      return WatchDecision.silent(Reason.DEVELOPMENT);
    }
    return decision.speaks() ? together(decision, weighed, reader) : decision;
  }

  /// The same with what its parts tell only together, as whoever asks about the message is told:
  /// the recipient in a field, the reply in the text above it.
  private WatchDecision together(
      WatchDecision decision, List<Weighed> weighed, PassageReader reader) {
    if (!OneAccount.isOpen(decision.found())) {
      return decision;
    }
    Set<String> parts = new LinkedHashSet<>();
    for (Weighed one : weighed) {
      boolean isShown = one.kind() != Passage.Kind.FILE && one.kind() != Passage.Kind.FIELDS;
      if (isShown && parts.stream().noneMatch(part -> part.contains(one.heard()))) {
        parts.removeIf(part -> one.heard().contains(part)); // code within a sentence
        parts.add(one.heard());
      }
    }
    return parts.size() < 2
        ? decision
        : reader
            .read(Passage.Kind.CARD, new UntrustedText(String.join("\n", parts)))
            .map(whole -> OneAccount.of(decision.found(), whole, bouncecard::judged))
            .map(found -> new WatchDecision(decision.reason(), found))
            .orElse(decision);
  }

  /// Whether a mail library's error is the first that a program says: its own mail failed.
  private boolean beginsWithError(HeardMessage message) {
    for (Passage passage : firstPassages(message)) {
      String text = passage.text().value();
      boolean isError =
          passage.kind() != Passage.Kind.HEADING
              && errors.isAnyInLowerCaseOf(text.substring(0, Math.min(text.length(), HEAD)));
      if (isError) {
        return true;
      }
    }
    return false;
  }

  private static List<Passage> firstPassages(HeardMessage message) {
    return message.passages().subList(0, Math.min(message.passages().size(), MOST_PASSAGES));
  }

  /// What a message tells of failures as far as it is read, whether it is answered or not.
  public Decoding found(HeardMessage message, PassageReader reader) {
    return Decoding.of(
        firstPassages(message).stream()
            .flatMap(passage -> reader.read(passage.kind(), passage.text()).stream())
            .filter(found -> !found.all().isEmpty())
            .toList());
  }

  /// All that is shown of it without opening a file.
  private static String shown(HeardMessage message) {
    return message.passages().stream()
        .filter(passage -> passage.kind() != Passage.Kind.FILE)
        .filter(passage -> passage.kind() != Passage.Kind.FIELDS) // the same, as lines
        .map(passage -> passage.text().value())
        .collect(Collectors.joining("\n"));
  }

  /// What one passage carries.
  ///
  /// @param heard what of it was read
  private record Weighed(Passage.Kind kind, String heard, Reason reason, Decoding found) {}

  private static WatchDecision decision(List<Weighed> weighed) {
    for (Reason reason : List.of(Reason.REPORT, Reason.REPLY)) {
      List<Decoding> found =
          weighed.stream().filter(one -> one.reason() == reason).map(Weighed::found).toList();
      if (!found.isEmpty()) {
        return new WatchDecision(reason, OneAccount.of(found));
      }
    }
    return weighed.stream()
        .filter(one -> one.reason() != Reason.NOTHING)
        .findFirst()
        .map(one -> new WatchDecision(one.reason(), one.found()))
        .orElseGet(() -> WatchDecision.silent(Reason.NOTHING));
  }

  /// Empty where it was not read to its end.
  private Optional<Weighed> weigh(
      Passage passage, Author author, boolean hasExamples, PassageReader reader) {
    if (passage.kind() == Passage.Kind.HEADING && author == Author.PERSON) {
      return Optional.of(new Weighed(passage.kind(), "", Reason.NOTHING, Decoding.NONE));
    }
    String whole = passage.text().value();
    boolean isMail = WatchSigns.isMail(whole);
    String text = ExampleLines.without(isMail ? whole : stencils.without(source.without(whole)));
    if (text.isBlank()) {
      return Optional.of(new Weighed(passage.kind(), "", Reason.MENTION, Decoding.NONE));
    }
    boolean isShown = hasExamples || text.length() < passage.text().value().length();
    String heard = signs.withoutOwnRefusals(text);
    Optional<Decoding> found = reader.read(passage.kind(), new UntrustedText(heard));
    if (found.filter(read -> read.all().isEmpty()).isPresent() && heard.length() < text.length()) {
      return reader
          .read(passage.kind(), new UntrustedText(text))
          .map(all -> all.all().isEmpty() ? Reason.NOTHING : Reason.OWN_REFUSAL)
          .map(reason -> new Weighed(passage.kind(), heard, reason, Decoding.NONE));
    }
    return found.map(read -> weighed(passage, heard, read, author, isShown));
  }

  private Weighed weighed(
      Passage passage, String heard, Decoding found, Author author, boolean hasExamples) {
    if (found.all().isEmpty()) {
      return new Weighed(passage.kind(), heard, Reason.NOTHING, Decoding.NONE);
    }
    Decoding failures =
        found.kind() == BounceKind.FEEDBACK
            ? found // the mail was delivered, and complained of
            : found.withReports(found.reports().stream().filter(News::isOfFailure).toList());
    Reason reason = reason(passage.kind(), heard, failures, author);
    boolean isExample = reason == Reason.REPLY && hasExamples;
    return new Weighed(passage.kind(), heard, isExample ? Reason.MENTION : reason, failures);
  }

  /// What a text tells of, read here and now.
  public Decoding read(UntrustedText text) {
    return told(bouncecard.ask(text, Venue.OVERHEARD).answer());
  }

  /// What an answer tells of failures.
  public static Decoding told(Answer answer) {
    return answer instanceof BounceAnswer(Decoding decoding) ? decoding : Decoding.NONE;
  }

  private Reason reason(Passage.Kind kind, String text, Decoding found, Author author) {
    if (!ANSWERED.contains(found.kind())) {
      return Reason.NO_FAILURE;
    }
    Grade grade = found.grade().orElse(Grade.MENTION);
    boolean isKnown = found.all().stream().anyMatch(News::saysWhy);
    if (grade == Grade.REPORT) {
      boolean isTold =
          found.kind() == BounceKind.FEEDBACK
              || found.all().stream().anyMatch(News::isTold)
              || signs.isIn(Sign.SPEAKER, text)
              || signs.isIn(Sign.UNREACHED, text);
      if (!isKnown && found.all().stream().noneMatch(News::saysWhomAndHow)) {
        return Reason.UNKNOWN_CAUSE;
      }
      return isTold ? Reason.REPORT : Reason.NOTHING;
    }
    if (signs.isIn(Sign.EXPLAINING, text)) {
      return Reason.MENTION;
    }
    boolean isGiven =
        switch (kind) {
          case PROSE ->
              author == Author.BOT
                  ? grade == Grade.REPLY
                  : grade == Grade.REPLY && !signs.isOver(text) && isPersons(text, found);
          case CODE -> grade == Grade.REPLY || PlainReply.isWordForWord(found);
          case QUOTE, FILE, HEADING, CARD, FIELDS -> grade == Grade.REPLY;
        };
    if (!isGiven) {
      return Reason.MENTION;
    }
    // People write jokes in the shape of a reply: what stands bare must be known word for word.
    boolean isBare = author == Author.PERSON && kind == Passage.Kind.PROSE;
    return isKnown && PlainReply.isOne(text, found, isBare) ? Reason.REPLY : Reason.UNKNOWN_CAUSE;
  }

  /// Whether a person gives a reply and does not only speak of one: it stands bare or quoted after
  /// a label, or after one and is asked about or one that programs print, or with the command that
  /// it answers, as a log has it.
  private boolean isPersons(String text, Decoding found) {
    ReplyStanding standing = ReplyStanding.in(text);
    return standing == ReplyStanding.ALONE
        || ReplyStanding.isQuotedAfterLabel(text)
        || (standing == ReplyStanding.LABELLED
            && (PlainReply.isAsked(text) || source.isPrinted(text)))
        || found.all().stream().anyMatch(report -> report.found().command().isPresent());
  }
}
