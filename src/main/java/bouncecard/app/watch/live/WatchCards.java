package bouncecard.app.watch.live;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UnaskedCards;
import bouncecard.card.Block;
import bouncecard.card.Block.Fact;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.WatchMessage;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cards that are shown unasked.
///
/// @param drawing draws the cards of answers
record WatchCards(Bouncecard bouncecard, UnaskedCards drawing) {
  private static final int MOST_LINES = 15;

  /// The card of a problem, with what was counted; empty where its answer is known no longer.
  Optional<RenderedCard> problem(Work work) {
    if (work.problem().equals(Episode.SEVERAL)) {
      return Optional.of(digest(work));
    }
    return work.found()
        .<Answer>map(Answer.BounceAnswer::new)
        .or(() -> drawing.recalled(work.kept()))
        .map(
            answer ->
                drawing.of(
                    nobody(work.episode()),
                    answer,
                    work.words(),
                    work.kept(),
                    (card, texts) -> finished(card, texts, work)));
  }

  /// What a kept answer tells; empty where it is kept no longer.
  Optional<Decoding> recalled(String kept) {
    return drawing
        .recalled(kept)
        .filter(Answer.BounceAnswer.class::isInstance)
        .map(answer -> ((Answer.BounceAnswer) answer).decoding());
  }

  private Card finished(Card card, Texts texts, Work work) {
    List<Block> blocks = new ArrayList<>(card.blocks());
    counted(texts, work).ifPresent(facts -> blocks.addFirst(facts));
    if (work.isSettled()) {
      blocks.add(new Block.Note(Rich.of(texts.message(WatchMessage.WATCH_IS_SETTLED))));
    }
    List<Button> buttons = new ArrayList<>(card.buttons());
    if (buttons.stream().noneMatch(one -> one.kind() == Kind.WRONG)) {
      buttons.add(new Button(Kind.WRONG, texts.message(Message.BUTTON_WRONG), ""));
    }
    buttons.add(new Button(Kind.MUTE, texts.message(WatchMessage.BUTTON_MUTE), work.episode().id));
    return new Card(
        card.size(),
        card.severity(),
        card.language(),
        card.title(),
        card.verdict(),
        blocks,
        buttons);
  }

  /// Nothing, where it was met once.
  private static Optional<Block.Facts> counted(Texts texts, Work work) {
    if (work.times() < 2) {
      return Optional.empty();
    }
    boolean hasRecipients = work.recipients() > 0 && work.recipients() != work.times();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            texts.message(WatchMessage.WATCH_COUNTED),
            Rich.of(
                texts.message(
                    hasRecipients ? WatchMessage.WATCH_TIMES_RECIPIENTS : WatchMessage.WATCH_TIMES),
                Map.of("times", number(work.times()), "recipients", number(work.recipients())))));
    if (work.sent() > work.failed() && work.failed() > 0) {
      facts.add(
          new Fact(
              texts.message(WatchMessage.WATCH_SHARE),
              Rich.of(
                  texts.message(WatchMessage.WATCH_SHARE_OF),
                  Map.of(
                      "share", share(work.failed(), work.sent()), "sent", number(work.sent())))));
    }
    facts.add(new Fact(texts.message(WatchMessage.WATCH_FIRST), Rich.time(work.first())));
    facts.add(new Fact(texts.message(WatchMessage.WATCH_LAST), Rich.time(work.last())));
    add(facts, texts, WatchMessage.WATCH_DOMAINS, work.domains());
    add(facts, texts, WatchMessage.WATCH_ADDRESSES, work.addresses());
    return Optional.of(new Block.Facts(facts));
  }

  private static void add(List<Fact> facts, Texts texts, WatchMessage label, Spread.Top top) {
    if (!top.names().isEmpty()) {
      String names = String.join(", ", top.names());
      Rich said =
          top.more() == 0
              ? Rich.plain(names)
              : Rich.of(
                  texts.message(WatchMessage.WATCH_MORE),
                  Map.of("names", names, "more", top.more() + (top.hasEvenMore() ? "+" : "")));
      facts.add(new Fact(texts.message(label), said));
    }
  }

  /// In percent, with a digit after the point.
  private static String share(long part, long all) {
    long thousandths = Math.round(1_000.0 * part / all);
    return thousandths / 10 + "." + thousandths % 10;
  }

  private static String number(long number) {
    return Long.toString(number);
  }

  /// Somebody who reads the language in which it is told.
  private static Asker nobody(Episode one) {
    return one.channel
        .nobody()
        .wanting(Optional.of(one.language).filter(tag -> !tag.isEmpty()).map(Language::new));
  }

  private RenderedCard digest(Work work) {
    Texts texts = drawing.texts(nobody(work.episode()));
    List<Rich> lines =
        work.members().stream()
            .limit(MOST_LINES)
            .map(
                one ->
                    Rich.of(
                        texts.message(
                            one.problem().provider().isEmpty()
                                ? WatchMessage.WATCH_DIGEST_LINE
                                : WatchMessage.WATCH_DIGEST_LINE_PROVIDER),
                        Map.of(
                            "cause", cause(texts, one.problem()),
                            "provider", provider(one.problem()),
                            "times", number(one.times()))))
            .toList();
    Card card =
        new Card(
            Size.COMPACT,
            Severity.PERMANENT,
            texts.language(),
            texts.message(WatchMessage.WATCH_DIGEST),
            Rich.of(texts.message(WatchMessage.WATCH_DIGEST_VERDICT)),
            List.of(new Block.Points("", lines)),
            List.of(
                new Button(Kind.MUTE, texts.message(WatchMessage.BUTTON_MUTE), work.episode().id)));
    return forAll(card, texts);
  }

  RenderedCard milestone(Work work) {
    Texts texts = drawing.texts(nobody(work.episode()));
    String what =
        work.episode().isDigest()
            ? texts.message(WatchMessage.WATCH_DIGEST)
            : cause(texts, work.problem());
    return note(
        texts,
        what,
        Rich.of(
            texts.message(WatchMessage.WATCH_MILESTONE),
            Map.of("cause", what, "times", number(work.milestone()))),
        List.of());
  }

  RenderedCard week(WatchedChannel channel, Switches.Week week) {
    Texts texts = texts(channel);
    return note(
        texts,
        texts.message(WatchMessage.SETTINGS_WATCH),
        Rich.of(
            texts.message(WatchMessage.WATCH_WEEK),
            Map.of(
                "answered", number(week.answered()),
                "wrong", number(week.wrong()),
                "muted", number(week.muted()))),
        List.of());
  }

  /// A sentence for one person.
  RenderedCard told(Texts texts, WatchMessage message) {
    RenderedCard shown =
        note(texts, texts.message(Message.NOTE_TITLE), Rich.of(texts.message(message)), List.of());
    return new RenderedCard(shown.reply(), shown.handle(), Audience.ONE);
  }

  static RenderedCard note(Texts texts, String title, Rich said, List<Button> buttons) {
    Card card =
        new Card(Size.COMPACT, Severity.NEUTRAL, texts.language(), title, said, List.of(), buttons);
    return forAll(card, texts);
  }

  private static RenderedCard forAll(Card card, Texts texts) {
    return new RenderedCard(
        new AnswerCard("", new Answer.NoAnswer(List.of()), card, texts),
        Handle.of("", texts.language()),
        Audience.ALL);
  }

  Texts texts(WatchedChannel channel) {
    return drawing.texts(channel.nobody());
  }

  static String cause(Texts texts, Problem problem) {
    return texts
        .entry(Section.CAUSES, problem.cause())
        .flatMap(entry -> entry.optional("name"))
        .orElse(problem.cause());
  }

  String provider(Problem problem) {
    return bouncecard
        .catalog()
        .provider(problem.provider())
        .map(Provider::name)
        .orElse(problem.provider());
  }
}
