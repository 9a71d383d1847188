package bouncecard.app;

import bouncecard.app.check.CheckResult;
import bouncecard.app.search.SearchResult;
import bouncecard.catalog.Rule;
import bouncecard.compose.Replied;
import bouncecard.decode.Decoding;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.tally.Count;
import bouncecard.tally.TallyReport;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// An answer: what was understood, with what it takes to compose a card of it in any language.
public sealed interface Answer {

  /// The word for it in the JSON that the terminal prints.
  String kind();

  /// The codes that it is about, each once, in the order in which they were said.
  default List<Code> codes() {
    return List.of();
  }

  /// One question about a reply code, an enhanced status code, or both together.
  ///
  /// @param meant what the provider that was named means by it, where that is something else than
  ///   the registry says
  record CodeAnswer(List<Code> codes, Optional<Rule> meant) implements Answer {
    /// A question that names no provider.
    public CodeAnswer(List<Code> codes) {
      this(codes, Optional.empty());
    }

    /// Copies the list.
    public CodeAnswer {
      codes = List.copyOf(codes);
    }

    @Override
    public String kind() {
      return codes.getFirst() instanceof ReplyCode ? "code" : "enhanced";
    }
  }

  /// Codes to put side by side.
  ///
  /// @param codes all that were said
  /// @param columns those to compare: of a reply code with its enhanced status code, the latter
  record CompareAnswer(List<Code> codes, List<Code> columns) implements Answer {
    /// Copies the lists.
    public CompareAnswer {
      codes = List.copyOf(codes);
      columns = List.copyOf(columns);
    }

    @Override
    public String kind() {
      return "compare";
    }
  }

  /// A bounce, or a mail that is none.
  record BounceAnswer(Decoding decoding) implements Answer {
    @Override
    public String kind() {
      return decoding.isNothing() ? "none" : "bounce";
    }
  }

  /// A provider's own token.
  record TokenAnswer(Rule rule, String token) implements Answer {
    @Override
    public String kind() {
      return "token";
    }
  }

  /// One of the rules that are listed.
  ///
  /// @param alone whether no other is listed, so that there is room for all that it says
  record RuleAnswer(Rule rule, boolean alone) implements Answer {
    @Override
    public String kind() {
      return "rule";
    }
  }

  /// A class of codes.
  ///
  /// @param written as `5xx` or `5.7.x`
  /// @param keys the entries that describe it, the most telling first
  /// @param members the codes in it
  record ClassAnswer(String written, List<String> keys, List<String> members) implements Answer {
    /// Copies the lists.
    public ClassAnswer {
      keys = List.copyOf(keys);
      members = List.copyOf(members);
    }

    @Override
    public String kind() {
      return "class";
    }
  }

  /// Something that is nearly a code.
  ///
  /// @param candidates the codes that could be meant
  /// @param likely the one that a slip of the finger turned into what was said; empty for a
  ///   beginning of many
  record AskAnswer(UntrustedText said, List<String> candidates, List<Code> likely)
      implements Answer {
    /// Copies the lists.
    public AskAnswer {
      candidates = List.copyOf(candidates);
      likely = List.copyOf(likely);
    }

    @Override
    public String kind() {
      return "ask";
    }

    @Override
    public List<Code> codes() {
      return likely;
    }
  }

  /// Words to look for.
  record SearchAnswer(UntrustedText words, SearchResult found) implements Answer {
    @Override
    public String kind() {
      return "search";
    }
  }

  /// A live check that was done, or why it was not.
  record CheckedAnswer(UntrustedText target, CheckResult result, List<Replied> replies)
      implements Answer {
    /// Copies the list.
    public CheckedAnswer {
      replies = List.copyOf(replies);
    }

    @Override
    public String kind() {
      return "check";
    }
  }

  /// A live check that is asked for.
  ///
  /// @param isAnew whether a kept answer will not do
  record CheckAnswer(UntrustedText target, boolean isAnew) implements Answer {
    private static final String AGAIN = "again ";

    /// What was asked for after the word `check`: `user@example.com`, or `again user@example.com`.
    public static CheckAnswer of(String said) {
      boolean isAnew = said.startsWith(AGAIN);
      return new CheckAnswer(
          new UntrustedText(isAnew ? said.substring(AGAIN.length()) : said), isAnew);
    }

    /// Whether nothing was said that could be checked.
    public boolean isEmpty() {
      return target.value().isBlank();
    }

    @Override
    public String kind() {
      return "check";
    }
  }

  /// What a whole log, mailbox or batch tells.
  ///
  /// @param unknown masked replies whose cause is not known, the most frequent first
  /// @param ownRefusals how often our own server refused others, by cause
  /// @param part which of its problems it is about alone, from 1; 0 for all
  record TriageAnswer(TallyReport tally, List<Count> unknown, List<Count> ownRefusals, int part)
      implements Answer {
    /// Copies the lists.
    public TriageAnswer {
      unknown = List.copyOf(unknown);
      ownRefusals = List.copyOf(ownRefusals);
    }

    @Override
    public String kind() {
      return "triage";
    }
  }

  /// Help was asked for, or nothing was said.
  record HelpAnswer() implements Answer {
    @Override
    public String kind() {
      return "help";
    }
  }

  /// Nothing was recognised.
  ///
  /// @param numbers numbers that were asked for and are no SMTP codes
  record NoAnswer(List<String> numbers) implements Answer {
    /// Copies the list.
    public NoAnswer {
      numbers = List.copyOf(numbers);
    }

    @Override
    public String kind() {
      return "none";
    }
  }

  /// The reply codes of [#codes()], or of what was read.
  default List<String> replyCodes() {
    if (this instanceof BounceAnswer(Decoding decoding)) {
      return decoding.replyCodes().stream().map(ReplyCode::toString).toList();
    }
    return codes().stream().filter(ReplyCode.class::isInstance).map(Code::toString).toList();
  }

  /// The enhanced status codes of [#codes()], or of what was read.
  default List<String> enhancedStatusCodes() {
    if (this instanceof BounceAnswer(Decoding decoding)) {
      return decoding.enhancedStatusCodes().stream().map(EnhancedStatusCode::toString).toList();
    }
    return codes().stream()
        .filter(code -> !(code instanceof ReplyCode))
        .map(Code::toString)
        .toList();
  }
}
