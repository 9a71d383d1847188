package bouncecard.adapter;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.card.Sizes;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Pair;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts;
import bouncecard.compose.CardComposer;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Cards of all that the catalogue knows, to draw.
public final class Samples {
  /// A bounce with three causes in one report.
  public static final String MANY =
      """
      Reporting-MTA: dns; mx.example.org

      Final-Recipient: rfc822; nobody@example.com
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown

      Final-Recipient: rfc822; full@example.net
      Action: failed
      Status: 5.2.2
      Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

      Final-Recipient: rfc822; slow@example.edu
      Action: delayed
      Status: 4.4.1
      Diagnostic-Code: smtp; 451 4.7.1 Greylisted, please try again in 300 seconds
      """;

  private static final List<String> QUESTIONS =
      List.of(
          "help",
          "zzqq",
          "55",
          "5.7",
          "find greylisting",
          "find spf",
          "find zzqq",
          "check example.com",
          "2xx",
          "3xx",
          "4xx",
          "5xx",
          "252 550",
          "250 450 550",
          "421 450 451 452",
          "5.1.1 5.7.1 5.7.26",
          "421 450 451 452 550 552",
          "550 5.1.1",
          "554 5.7.1",
          "450 4.2.2 vs 552 5.2.2",
          "418",
          "699",
          "5.99.1",
          "550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC"
              + " policy.",
          MANY,
          "Oct 10 12:00:00 mx postfix/smtp[1]: 4F1: to=<a@example.com>,"
              + " relay=mx.example.com[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host"
              + " mx.example.com[192.0.2.1] said: 550 5.1.1 User unknown)");

  /// Whether everything is tried that could be.
  static final boolean EXHAUSTIVE = Boolean.getBoolean("bouncecard.exhaustive");

  /// Every so many pairs of reply codes are tried, each enhanced status code beside another in one
  /// of the ways to say so, and each rule in one language; `-Dbouncecard.exhaustive=true` tries
  /// all, which takes minutes.
  private static final int STEP = EXHAUSTIVE ? 1 : 53;

  private final Catalog catalog = DataFiles.load();
  private final Bouncecard bouncecard =
      new Bouncecard(catalog, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  /// A card with what it takes to draw it.
  public record Sample(String query, Card card, Texts texts) {}

  /// The catalogue's languages.
  public List<Language> languages() {
    return catalog.languages();
  }

  /// The card of what was said.
  public Sample of(String said, Language language) {
    var answer = bouncecard.ask(new UntrustedText(said), Venue.CHAT).answer();
    String query = said.length() <= 40 ? said : "";
    return new Sample(query, bouncecard.card(answer, language), catalog.texts(language));
  }

  /// The card of what was said as a chat shows it first.
  public Sample compact(String said, Language language) {
    var answer = bouncecard.ask(new UntrustedText(said), Venue.CHAT).answer();
    String query = said.length() <= 40 ? said : "";
    Card card = bouncecard.card(answer, language, Size.COMPACT);
    return new Sample(query, card, catalog.texts(language));
  }

  /// The card of what was said, with the reasons for it.
  private Sample explained(String said, Language language) {
    var answer = bouncecard.explained(bouncecard.ask(new UntrustedText(said), Venue.CHAT).answer());
    return new Sample("", bouncecard.card(answer, language), catalog.texts(language));
  }

  /// A card of one's own.
  public Sample of(Card card, String query) {
    return new Sample(query, card, catalog.texts(card.language()));
  }

  /// Every reply code, registered enhanced status code, token, class and curated pair, some of the
  /// pairs of reply codes and some of each other kind, in every language; every rule in one.
  public void forEach(Consumer<Sample> test) {
    for (Language language : languages()) {
      for (String said : questions()) {
        test.accept(of(said, language));
        test.accept(compact(said, language));
      }
      test.accept(explained(MANY, language));
      CardComposer composer = new CardComposer(catalog, language);
      CheckSamples.cards(composer)
          .forEach(card -> test.accept(new Sample("", card, catalog.texts(language))));
      for (Rule rule : catalog.rules()) {
        if (rule.conditions().token().isPresent()
            && catalog.texts(language).rule(rule.id()).isPresent()) {
          String token = rule.conditions().token().get().toString();
          Sizes sizes = composer.token(rule, token);
          test.accept(new Sample(token, sizes.whole(), catalog.texts(language)));
          test.accept(new Sample(token, sizes.compact(), catalog.texts(language)));
        }
        if (EXHAUSTIVE || language.equals(languageOf(rule))) {
          test.accept(
              new Sample("", composer.rule(rule, /* alone= */ true), catalog.texts(language)));
        }
      }
    }
  }

  /// By its id, so that it does not change with what stands before it.
  private Language languageOf(Rule rule) {
    int number = Math.floorMod(rule.id().toString().hashCode(), languages().size());
    return languages().get(number);
  }

  private List<String> questions() {
    List<String> questions = new ArrayList<>(QUESTIONS);
    List<String> codes =
        catalog.replyCodes().stream().map(entry -> entry.code().toString()).toList();
    questions.addAll(codes);
    List<String> enhanced = new ArrayList<>();
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      List.of(2, 4, 5).forEach(digit -> enhanced.add(digit + entry.key().substring(1)));
    }
    questions.addAll(enhanced);
    for (int subject = 0; subject < 8; subject++) {
      questions.add("4." + subject + ".x");
      questions.add("5." + subject + ".x");
    }
    for (Pair pair : catalog.pairs()) {
      questions.add(pair.first() + " " + pair.second());
      questions.add(pair.second() + " " + pair.first());
    }
    for (int i = 0; i < codes.size() * codes.size(); i += STEP) {
      questions.add(codes.get(i / codes.size()) + " vs " + codes.get(i % codes.size()));
    }
    for (int i = 0; i < enhanced.size(); i++) {
      List<String> ways =
          List.of(
              enhanced.get(i) + " vs " + enhanced.get((i * 37 + 11) % enhanced.size()),
              enhanced.get(i) + " vs " + codes.get(i % codes.size()),
              codes.get(i % codes.size()) + " " + enhanced.get(i));
      questions.addAll(EXHAUSTIVE ? ways : List.of(ways.get(i % ways.size())));
    }
    return questions;
  }
}
