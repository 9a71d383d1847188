package bouncecard.compose;

import bouncecard.card.Block.Choice;
import bouncecard.card.Card;
import bouncecard.card.Sizes;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Term;
import bouncecard.decode.Decoding;
import bouncecard.delivery.FailedDelivery;
import bouncecard.probe.MailServer;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.Stage;
import bouncecard.smtp.Code;
import bouncecard.tally.Count;
import bouncecard.tally.Earlier;
import bouncecard.tally.TallyReport;
import bouncecard.text.UntrustedText;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Composes cards in one language.
public final class CardComposer {
  private final CodeCards codes;
  private final DifferenceCards differences;
  private final BounceCards bounces;
  private final TokenCards tokens;
  private final ListCards lists;
  private final RuleCards rules;
  private final CheckCards checks;
  private final TriageCards triages;

  /// A composer of cards in one of the catalogue's languages.
  public CardComposer(Catalog catalog, Language language) {
    CardContext composition = new CardContext(catalog, catalog.texts(language));
    codes = new CodeCards(composition);
    differences = new DifferenceCards(composition);
    bounces = new BounceCards(composition);
    tokens = new TokenCards(composition);
    lists = new ListCards(composition);
    triages = new TriageCards(composition);
    rules = new RuleCards(composition);
    checks = new CheckCards(composition);
  }

  /// A card about codes that are one question: a reply code, an enhanced status code, or both
  /// together.
  public Sizes code(List<Code> asked) {
    return codes.compose(asked);
  }

  /// A card that puts two or more codes side by side.
  public Sizes difference(List<Code> asked) {
    return differences.compose(asked);
  }

  /// A card about a bounce.
  public Sizes bounce(Decoding decoding) {
    return bounces.compose(decoding);
  }

  /// What a bounce tells of one cause, by its number in the compact card, from 1; empty where there
  /// is none of that number.
  public static Optional<Decoding> part(Decoding decoding, int number) {
    return CauseGroups.part(decoding, number);
  }

  /// A card about a provider's token.
  public Sizes token(Rule rule, String token) {
    return tokens.compose(rule, token);
  }

  /// A card about a rule: when it applies, what it says and what it rests on; `alone` with what it
  /// tells a person to do.
  public Card rule(Rule rule, boolean alone) {
    return rules.compose(rule, alone);
  }

  /// A card about a class of codes; see [ListCards#classCard].
  public Card classCard(String written, List<String> keys, List<String> members) {
    return lists.classCard(written, keys, members);
  }

  /// A card with the codes that could be meant.
  public Card ask(UntrustedText said, List<String> candidates) {
    return lists.ask(said, candidates);
  }

  /// What of a search is told at once.
  public sealed interface Lead {
    /// Why mail fails: the id of a cause.
    record OfCause(String cause) implements Lead {}

    /// A provider's own rule about it.
    record OfRule(RuleId rule) implements Lead {}

    /// What a code means.
    record OfCode(Code code) implements Lead {}
  }

  /// The name of a cause in this language.
  public String nameOf(String cause) {
    return lists.nameOf(cause);
  }

  /// A card with search results: the best, and what else can be asked for.
  public Sizes search(UntrustedText words, Optional<Lead> lead, List<Choice> results) {
    return lists.search(words, lead, results);
  }

  /// A card that says that nothing was recognised; `numbers` are those that were asked for and are
  /// no SMTP codes.
  public Card none(List<String> numbers) {
    return lists.none(numbers);
  }

  /// A card about a whole log, mailbox or batch.
  ///
  /// @param unknown masked replies whose cause is not known
  /// @param ownRefusals how often our own server refused others, by cause
  /// @param zone in which times are told
  /// @param top how many of each kind are told
  public Card triage(
      TallyReport tally,
      List<Count> unknown,
      List<Count> ownRefusals,
      Optional<Earlier> earlier,
      ZoneId zone,
      int top) {
    return triages.compose(tally, unknown, ownRefusals, earlier, zone, top);
  }

  /// The short help.
  public Card help() {
    return lists.help();
  }

  /// A card that says why somebody does not get what they asked for, and what would work.
  public Card trouble(MessageKey message, Map<String, String> values) {
    return lists.trouble(message, values);
  }

  /// A card that says what was done.
  public Card note(MessageKey message, Map<String, String> values) {
    return lists.note(message, values);
  }

  /// A card that says that live checks are off.
  public Card checksOff(UntrustedText target) {
    return lists.checksOff(target);
  }

  /// A card about a check that was done.
  ///
  /// @param replies what each reply means
  public Card check(ProbeReport report, List<Replied> replies, Checked checked) {
    return checks.compose(report, replies, checked);
  }

  /// A card that says how far a check is that runs.
  public Card checking(UntrustedText target, Stage stage, Optional<MailServer> server) {
    return checks.running(target, stage, server);
  }

  /// A card that says why a check was not done: the message of a `denied-…`.
  public Card checkDenied(UntrustedText target, Term denial) {
    return checks.denied(target, denial);
  }

  /// What a failed delivery tells, by the names that fix steps have for it: `sender_domain`, `ip`,
  /// `selector` and so on. Only values that are safe in a command that a person pastes.
  public Map<String, String> told(FailedDelivery delivery) {
    return bounces.told(delivery);
  }

  /// The few words that name a code or token in a list: its own name, or what a provider's rule
  /// says by it.
  public String about(String code, Optional<RuleId> rule) {
    return lists.about(code, rule);
  }
}
