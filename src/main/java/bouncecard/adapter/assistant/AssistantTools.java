package bouncecard.adapter.assistant;

import bouncecard.adapter.assistant.ToolArguments.WrongArguments;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Inputs;
import bouncecard.app.RuleFilter;
import bouncecard.app.Venue;
import bouncecard.app.search.SearchResult;
import bouncecard.app.triage.Period;
import bouncecard.app.triage.Triage;
import bouncecard.app.triage.TriageFormat;
import bouncecard.app.triage.TriageOptions;
import bouncecard.app.triage.TriageResult;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The tools that assistants have: each answers with the terminal's JSON, and with the card for
/// people in it.
///
/// @param json answers for programs
/// @param cards cards for people
/// @param triages triages for programs
/// @param inputs reads what is handed in as standard input
/// @param notice says that what is quoted is data
record AssistantTools(
    Bouncecard bouncecard,
    Format json,
    Format cards,
    TriageFormat triages,
    Function<InputStream, Inputs> inputs,
    String notice) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_LOG = 4_000_000;
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_WORDS = 200;
  private static final int MOST_REPORTS = 100;
  private static final int MOST_LISTED = 25;
  private static final int TOP = 10;

  /// What a tool answers.
  ///
  /// @param text for people
  /// @param object for programs
  record Told(String text, ObjectNode object) {}

  /// Runs a tool.
  Told run(String tool, ToolArguments given) throws WrongArguments {
    Language language = new Language(given.language(spoken()));
    return switch (tool) {
      case "explain_bounce" -> {
        given.only("text");
        byte[] text = given.text("text", LONGEST_TEXT).getBytes(StandardCharsets.UTF_8);
        yield told(bouncecard.read(text), language);
      }
      case "explain_code" -> {
        given.only("code");
        yield code(given.text("code", LONGEST_CODE), language);
      }
      case "compare_codes" -> {
        given.only("codes");
        yield compared(given.texts("codes", 2, 4, 20), language);
      }
      case "find" -> {
        given.only("words");
        yield found(given.text("words", LONGEST_WORDS), language);
      }
      case "triage" -> {
        given.only("text");
        yield triage(given.text("text", LONGEST_LOG), language);
      }
      case "rules" -> {
        given.only("words");
        yield rules(given.texts("words", 1, 8, 60), language);
      }
      default -> throw new WrongArguments("There is no such tool.");
    };
  }

  private List<String> spoken() {
    return bouncecard.languages().stream().map(Language::tag).toList();
  }

  private Answer asked(String words) {
    return bouncecard.ask(new UntrustedText(words), Venue.CHAT).answer();
  }

  private Told code(String code, Language language) throws WrongArguments {
    Answer answer = asked(code);
    return switch (answer) {
      case Answer.CodeAnswer _,
          Answer.TokenAnswer _,
          Answer.ClassAnswer _,
          Answer.AskAnswer _,
          Answer.CompareAnswer _ ->
          told(answer, language);
      case Answer.BounceAnswer _,
          Answer.RuleAnswer _,
          Answer.SearchAnswer _,
          Answer.CheckAnswer _,
          Answer.CheckedAnswer _,
          Answer.TriageAnswer _,
          Answer.HelpAnswer _,
          Answer.NoAnswer _ ->
          throw new WrongArguments(
              "\"code\" holds no code: give a reply code (550), an enhanced status code (5.1.1), a"
                  + " class (5xx) or a provider's token (TSS04). Words are for find, bounces for"
                  + " explain_bounce.");
    };
  }

  private Told compared(List<String> codes, Language language) throws WrongArguments {
    if (asked(String.join(" ", codes)) instanceof Answer.CompareAnswer answer) {
      return told(answer, language);
    }
    throw new WrongArguments(
        "\"codes\" must be two to four different reply codes or enhanced status codes, as"
            + " [\"252\", \"550\"].");
  }

  private Told found(String words, Language language) throws WrongArguments {
    if (!(asked("find " + words) instanceof Answer.SearchAnswer answer)) {
      throw new WrongArguments("\"words\" must be words to look for, such as greylisting.");
    }
    Told told = told(answer, language);
    ArrayNode results = told.object().putArray("results");
    Texts texts = bouncecard.catalog().texts(language);
    answer.found().hits().stream()
        .limit(MOST_LISTED)
        .forEach(
            hit -> {
              switch (hit) {
                case SearchResult.Topic(String cause) ->
                    results
                        .addObject()
                        .put("kind", "cause")
                        .put("id", cause)
                        .put(
                            "name",
                            texts
                                .entry(Texts.Section.CAUSES, cause)
                                .map(entry -> entry.text("name"))
                                .orElse(cause));
                case SearchResult.Code(String written, var rule) ->
                    results
                        .addObject()
                        .put("kind", "code")
                        .put("id", written)
                        .put("name", bouncecard.about(written, rule, language));
              }
            });
    return told;
  }

  private Told told(Answer answer, Language language) {
    Texts texts = bouncecard.catalog().texts(language);
    Card card = bouncecard.card(answer, language, Size.WHOLE);
    AnswerCard reply = new AnswerCard("", answer, card, texts);
    ObjectNode object = (ObjectNode) JSON.readTree(json.render(reply));
    ArrayNode reports = object.withArray("reports");
    int leftOut = reports.size() - MOST_REPORTS;
    if (leftOut > 0) {
      for (int i = 0; i < leftOut; i++) {
        reports.remove(reports.size() - 1);
      }
      object.put("reportsLeftOut", leftOut);
    }
    String drawn = cards.render(reply);
    object.put("card", drawn).put("notice", notice);
    return new Told(drawn, object);
  }

  private Told triage(String text, Language language) throws WrongArguments {
    ZoneId zone = ZoneId.of("UTC");
    InputStream log = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    TriageResult result =
        new Triage(bouncecard, new TriageOptions(Period.ALL, 0, zone, LocalDate.now(zone), TOP))
            .run(
                inputs.apply(log).open(List.of("-"), Inputs.Shape.MIXED),
                _ -> {},
                () -> {},
                () -> Thread.currentThread().isInterrupted());
    if (result.isNothing()) {
      throw new WrongArguments(
          "\"text\" tells of no delivery: it must be a mail log, a mailbox or bounces.");
    }
    Card card =
        bouncecard.triage(
            result.tally(),
            result.unknown(),
            result.ownRefusals(),
            Optional.empty(),
            zone,
            TOP,
            language);
    String drawn =
        cards.render(
            new AnswerCard(
                "", new Answer.NoAnswer(List.of()), card, bouncecard.catalog().texts(language)));
    ObjectNode object = (ObjectNode) JSON.readTree(triages.render(result));
    object.put("card", drawn).put("notice", notice);
    return new Told(drawn, object);
  }

  private Told rules(List<String> words, Language language) throws WrongArguments {
    return switch (bouncecard.rules(words)) {
      case RuleFilter.Chosen.Some(List<Rule> rules) -> listed(rules, language);
      case RuleFilter.Chosen.NoneHas(String _, List<String> _),
          RuleFilter.Chosen.NoneHasAll(List<String> _) ->
          throw new WrongArguments(
              "No rule fits all of these words. They may be a provider's id (google), a cause's id"
                  + " (mailbox-full), a code, or words of a rule.");
    };
  }

  private Told listed(List<Rule> rules, Language language) {
    Texts texts = bouncecard.catalog().texts(language);
    ObjectNode object = JSON.createObjectNode().put("total", rules.size());
    ArrayNode list = object.putArray("rules");
    StringBuilder text = new StringBuilder();
    for (Rule rule : rules.stream().limit(MOST_LISTED).toList()) {
      Answer answer = new Answer.RuleAnswer(rule, rules.size() == 1);
      AnswerCard reply = new AnswerCard("", answer, bouncecard.card(answer, language), texts);
      list.add(JSON.readTree(json.render(reply)));
      text.append(cards.render(reply)).append("\n\n");
    }
    object.put("notice", notice);
    return new Told(text.toString().strip(), object);
  }
}
