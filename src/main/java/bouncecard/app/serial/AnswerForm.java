package bouncecard.app.serial;

import bouncecard.app.Answer;
import bouncecard.app.search.SearchResult;
import bouncecard.catalog.RuleId;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// The serial form of an [Answer] to something that was read. A list of rules and a live check are
/// none: they have no form.
final class AnswerForm {
  /// As many codes as there are.
  private static final int MOST = 30_000;

  private final KnownNames names;
  private final DecodingForm decodings;
  private final TallyForm triages;

  /// What comes first, and tells the rest.
  private enum Kind {
    CODE,
    COMPARE,
    BOUNCE,
    TOKEN,
    CLASS,
    ASK,
    SEARCH,
    CHECK,
    TRIAGE,
    HELP,
    NONE
  }

  AnswerForm(KnownNames names) {
    this.names = names;
    this.decodings = new DecodingForm(names);
    this.triages = new TallyForm(names);
  }

  void write(Answer answer, SerialOut out) {
    switch (answer) {
      case Answer.CodeAnswer(var codes, var meant) -> {
        out.constant(Kind.CODE);
        codes(codes, out);
        out.optional(meant, rule -> out.text(rule.id().toString()));
      }
      case Answer.CompareAnswer(var codes, var columns) -> {
        out.constant(Kind.COMPARE);
        codes(codes, out);
        codes(columns, out);
      }
      case Answer.BounceAnswer(var decoding) -> {
        out.constant(Kind.BOUNCE);
        decodings.write(decoding, out);
      }
      case Answer.TokenAnswer(var rule, String token) -> {
        out.constant(Kind.TOKEN);
        out.text(rule.id().toString());
        out.text(token);
      }
      case Answer.ClassAnswer(String written, var keys, var members) -> {
        out.constant(Kind.CLASS);
        out.text(written);
        texts(keys, out);
        texts(members, out);
      }
      case Answer.AskAnswer(UntrustedText said, var candidates, var likely) -> {
        out.constant(Kind.ASK);
        out.text(said.value());
        texts(candidates, out);
        codes(likely, out);
      }
      case Answer.SearchAnswer(UntrustedText words, SearchResult found) -> {
        out.constant(Kind.SEARCH);
        out.text(words.value());
        out.list(MOST, found.hits(), hit -> write(hit, out));
      }
      case Answer.CheckAnswer(UntrustedText target, boolean isAnew) -> {
        out.constant(Kind.CHECK);
        out.text(target.value());
        out.flag(isAnew);
      }
      case Answer.TriageAnswer triage -> {
        out.constant(Kind.TRIAGE);
        TallyForm.write(triage, out);
      }
      case Answer.HelpAnswer() -> out.constant(Kind.HELP);
      case Answer.NoAnswer(var numbers) -> {
        out.constant(Kind.NONE);
        texts(numbers, out);
      }
      case Answer.RuleAnswer _, Answer.CheckedAnswer _ ->
          throw new SerialException("an answer to something else");
    }
  }

  Answer read(SerialIn in) {
    return switch (in.constant(Kind.class)) {
      case CODE -> new Answer.CodeAnswer(someCodes(in), in.optional(() -> names.rule(in.text())));
      case COMPARE -> new Answer.CompareAnswer(someCodes(in), someCodes(in));
      case BOUNCE -> new Answer.BounceAnswer(decodings.read(in));
      case TOKEN -> new Answer.TokenAnswer(names.rule(in.text()), in.text());
      case CLASS -> new Answer.ClassAnswer(in.text(), texts(in), texts(in));
      case ASK -> new Answer.AskAnswer(new UntrustedText(in.text()), texts(in), codes(in));
      case SEARCH ->
          new Answer.SearchAnswer(
              new UntrustedText(in.text()), new SearchResult(in.list(MOST, () -> found(in))));
      case CHECK -> new Answer.CheckAnswer(new UntrustedText(in.text()), in.flag());
      case TRIAGE -> triages.read(in);
      case HELP -> new Answer.HelpAnswer();
      case NONE -> new Answer.NoAnswer(texts(in));
    };
  }

  private static void texts(List<String> texts, SerialOut out) {
    out.list(MOST, texts, out::text);
  }

  private static List<String> texts(SerialIn in) {
    return in.list(MOST, in::text);
  }

  private static void write(SearchResult.Hit hit, SerialOut out) {
    switch (hit) {
      case SearchResult.Topic(String cause) -> {
        out.flag(true);
        out.text(cause);
      }
      case SearchResult.Code(String written, var rule) -> {
        out.flag(false);
        out.text(written);
        out.optional(rule, id -> out.text(id.toString()));
      }
    }
  }

  private SearchResult.Hit found(SerialIn in) {
    if (in.flag()) {
      return new SearchResult.Topic(names.cause(in.text()).id());
    }
    String written = in.text();
    Optional<RuleId> rule = in.optional(() -> names.rule(in.text()).id());
    return new SearchResult.Code(written, rule);
  }

  private static void codes(List<Code> codes, SerialOut out) {
    out.list(MOST, codes, code -> out.text(code.toString()));
  }

  private static List<Code> codes(SerialIn in) {
    return in.list(MOST, () -> code(in.text()));
  }

  /// Where an answer is about codes, there is one.
  private static List<Code> someCodes(SerialIn in) {
    List<Code> codes = codes(in);
    if (codes.isEmpty()) {
      throw new SerialException("no code");
    }
    return codes;
  }

  private static Code code(String written) {
    return SerialIn.known(
        ReplyCode.parse(written)
            .<Code>map(code -> code)
            .or(() -> EnhancedStatusCode.parse(written))
            .or(() -> EnhancedStatusCodeRange.parse(written)));
  }
}
