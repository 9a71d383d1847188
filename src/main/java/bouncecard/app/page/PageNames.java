package bouncecard.app.page;

import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.page.PageSubject.CodeClass;
import bouncecard.app.page.PageSubject.Difference;
import bouncecard.app.page.PageSubject.Front;
import bouncecard.app.page.PageSubject.OfCause;
import bouncecard.app.page.PageSubject.OfProvider;
import bouncecard.app.page.PageSubject.OneQuestion;
import bouncecard.app.page.PageSubject.Token;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The names of pages: which one a name or a question is about.
final class PageNames {
  private static final int LONGEST = 60;
  private static final int MOST_COLUMNS = 4;
  private static final String FIND = "find ";

  /// More codes than this are refused by name, and kept out of what is remembered.
  private static final int MOST_REMEMBERED = 5_000;

  private final Bouncecard bouncecard;
  private final Catalog catalog;
  private final Set<String> causes;
  private final Map<String, Optional<PageSubject>> known = new ConcurrentHashMap<>();

  PageNames(Bouncecard bouncecard) {
    this.bouncecard = bouncecard;
    this.catalog = bouncecard.catalog();
    this.causes = catalog.causes().stream().map(Cause::id).collect(Collectors.toSet());
  }

  /// What a card of ours offers to ask; the names of pages among it.
  Optional<PageSubject> ofChoice(String query) {
    Optional<PageSubject> found = known.get(query);
    if (found == null) {
      found =
          query.startsWith(FIND)
              ? ofCause(query.substring(FIND.length()))
              : ofName(query).or(() -> ofQuestion(query));
      if (known.size() < MOST_REMEMBERED) {
        known.put(query, found);
      }
    }
    return found;
  }

  /// The page of that name, as a path has it once it is decoded; of codes in any order.
  Optional<PageSubject> ofName(String name) {
    if (name.isEmpty()) {
      return Optional.of(new Front());
    }
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    if (name.startsWith(OfCause.FOLDER)) {
      return ofCause(name.substring(OfCause.FOLDER.length()));
    }
    if (name.startsWith(OfProvider.FOLDER)) {
      return catalog
          .provider(name.substring(OfProvider.FOLDER.length()))
          .map(provider -> new OfProvider(provider.id()));
    }
    return codes(name)
        .or(
            () ->
                name.indexOf(' ') < 0 && name.indexOf('/') < 0
                    ? ofQuestion(name)
                    : Optional.empty());
  }

  private Optional<PageSubject> ofCause(String id) {
    return causes.contains(id) ? Optional.of(new OfCause(id)) : Optional.empty();
  }

  /// What a question is about that asks for codes, a class or a token, and for nothing else.
  Optional<PageSubject> ofQuestion(String question) {
    return ofAnswer(bouncecard.ask(new UntrustedText(question), Venue.CHAT).answer());
  }

  /// The page that an answer has.
  Optional<PageSubject> ofAnswer(Answer answer) {
    return switch (answer) {
      case Answer.CodeAnswer(var codes, var _) -> Optional.of(new OneQuestion(codes));
      case Answer.CompareAnswer(var _, var columns) ->
          columns.size() > MOST_COLUMNS ? Optional.empty() : Optional.of(difference(columns));
      case Answer.ClassAnswer(String written, var _, var _) -> Optional.of(new CodeClass(written));
      case Answer.TokenAnswer(var _, String token) -> Optional.of(new Token(token));
      case Answer.HelpAnswer() -> Optional.of(new Front());
      case Answer.BounceAnswer _,
          Answer.RuleAnswer _,
          Answer.AskAnswer _,
          Answer.SearchAnswer _,
          Answer.CheckAnswer _,
          Answer.CheckedAnswer _,
          Answer.TriageAnswer _,
          Answer.NoAnswer _ ->
          Optional.empty();
    };
  }

  /// `550`, `550-5.1.1`, `252+550`, `252+550-5.1.1`.
  private Optional<PageSubject> codes(String name) {
    Set<Code> columns = new LinkedHashSet<>();
    List<Code> last = List.of();
    String[] parts = name.split("\\+", -1);
    for (String part : parts) {
      List<Code> group = group(part);
      if (group.isEmpty()) {
        return Optional.empty();
      }
      columns.add(group.getLast());
      last = group;
    }
    if (columns.size() > MOST_COLUMNS) {
      return Optional.empty();
    }
    if (parts.length > 1 && columns.size() > 1) {
      return Optional.of(difference(List.copyOf(columns)));
    }
    List<Code> sorted = new ArrayList<>(last);
    sorted.sort(Comparator.comparing(code -> !(code instanceof ReplyCode)));
    return Optional.of(new OneQuestion(sorted));
  }

  /// The codes of one question; none where something else is among them.
  private static List<Code> group(String part) {
    Set<Code> codes = new LinkedHashSet<>();
    for (String one : part.split("-", -1)) {
      Optional<Code> code = code(one);
      if (code.isEmpty()) {
        return List.of();
      }
      codes.add(code.get());
    }
    long replies = codes.stream().filter(ReplyCode.class::isInstance).count();
    return replies <= 1 && codes.size() <= 2 ? List.copyOf(codes) : List.of();
  }

  static Optional<Code> code(String written) {
    return ReplyCode.parse(written)
        .<Code>map(code -> code)
        .or(() -> EnhancedStatusCode.parse(written));
  }

  /// Codes side by side, in the order in which somebody wrote about them, else in a fixed one: so
  /// that there is one page of them.
  Difference difference(List<Code> columns) {
    if (columns.size() == 2) {
      Optional<Difference> written =
          catalog
              .pair(columns.get(0), columns.get(1))
              .map(pair -> new Difference(List.of(pair.first(), pair.second())));
      if (written.isPresent()) {
        return written.get();
      }
    }
    List<Code> sorted = new ArrayList<>(columns);
    sorted.sort(
        Comparator.<Code, Boolean>comparing(code -> !(code instanceof ReplyCode))
            .thenComparing(PageNames::inOrder));
    return new Difference(sorted);
  }

  /// `5.1.10` after `5.1.9`.
  static String inOrder(Code code) {
    StringBuilder padded = new StringBuilder();
    for (String number : code.toString().split("\\.", -1)) {
      padded.append("0".repeat(Math.max(0, 5 - number.length()))).append(number);
    }
    return padded.toString();
  }
}
