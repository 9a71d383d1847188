package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Block.Row;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Sizes;
import bouncecard.catalog.Message;
import bouncecard.catalog.Pair;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Cards that put two to four codes side by side. A pair that people confuse has hand-written
/// words; for every other one the differences are derived from the two entries.
final class DifferenceCards {
  /// More columns than these cannot be read side by side; the rest are listed below.
  static final int MOST_COLUMNS = 4;

  private static final int MOST_POINTS = 2;
  private static final int MOST_COMMANDS = 3;

  private final CardContext say;

  DifferenceCards(CardContext composition) {
    this.say = composition;
  }

  /// A card about codes that are questions of their own; at least two.
  Sizes compose(List<Code> codes) {
    if (codes.size() > MOST_COLUMNS) {
      return Sizes.one(refused(codes));
    }
    List<Described> all = codes.stream().map(say.describer::describe).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(comparison(all));
    Rich verdict;
    if (all.size() == 2) {
      verdict = pair(all.get(0), all.get(1), blocks);
    } else {
      verdict = Rich.of(say.say(Message.MANY_CODES_VERDICT));
      blocks.add(which(all));
    }
    String title =
        say.say(
            Message.COMPARE_TITLE,
            Map.of("codes", String.join(" ↔ ", codes.stream().map(Code::toString).toList())));
    List<Button> buttons = codes.stream().limit(2).map(code -> say.about(code.toString())).toList();
    Severity severity = severity(codes);
    return new Sizes(
        say.card(severity, title, verdict, blocks, buttons),
        compact(all, title, verdict, blocks)
            .card(severity, say.compactButtons(Message.BUTTON_WHOLE_COMPARISON, buttons)));
  }

  /// More codes than fit side by side: each can be asked for.
  private Card refused(List<Code> codes) {
    List<Block> blocks = new ArrayList<>();
    say.choices(Message.ASK_CHOICES, codes.stream().map(Code::toString).toList())
        .ifPresent(blocks::add);
    return say.helping(
        say.say(Message.TOO_MANY_CODES),
        say.rich(
            Message.TOO_MANY_CODES_VERDICT,
            Map.of("most", String.valueOf(MOST_COLUMNS), "count", String.valueOf(codes.size()))),
        blocks);
  }

  /// The verdict, a line for each aspect, and what decides.
  private Compact compact(List<Described> all, String title, Rich verdict, List<Block> whole) {
    Compact compact = new Compact(say, Compact.ONE_SCREEN, title, verdict);
    List<Row> rows = new ArrayList<>();
    row(rows, Message.RETRY, all, code -> Rich.plain(say.texts.term("retry-brief", code.retry())));
    row(rows, Message.WHO_ACTS, all, code -> Rich.plain(say.actors(code.actors(), code.retry())));
    row(rows, Message.SEEN_AFTER, all, code -> Rich.plain(briefly(code.commands())));
    // Where nobody wrote about the two, what each of them is comes first; else the verdict says it.
    boolean isWritten = all.size() == 2 && isWritten(all);
    List<Row> names = new ArrayList<>();
    row(names, Message.NAME, all, code -> Rich.plain(code.name()));
    if (!isWritten) {
      rows.addAll(0, names);
    }
    compact.rows(all.stream().map(code -> code.code().toString()).toList(), rows);
    String heading = say.say(isWritten ? Message.DIFFERENCES : Message.WHICH_WHEN);
    whole.stream()
        .filter(Block.Points.class::isInstance)
        .map(Block.Points.class::cast)
        .filter(points -> points.heading().equals(heading))
        .findFirst()
        .ifPresent(
            points -> {
              List<Rich> told =
                  points.points().stream().filter(point -> !point.equals(verdict)).toList();
              if (isWritten) {
                compact.points(points.heading(), told, MOST_POINTS);
              } else {
                compact.pointsTogether(points.heading(), told);
              }
            });
    return compact;
  }

  private boolean isWritten(List<Described> all) {
    return say.catalog.pair(all.get(0).code(), all.get(1).code()).isPresent();
  }

  private static String briefly(List<String> commands) {
    return commands.size() <= MOST_COMMANDS
        ? String.join(", ", commands)
        : String.join(", ", commands.subList(0, MOST_COMMANDS)) + " …";
  }

  /// Neutral where what the codes say differs in kind.
  private static Severity severity(List<Code> codes) {
    List<Severity> severities =
        codes.stream().map(code -> CardContext.severity(code.classDigit())).distinct().toList();
    return severities.size() == 1 ? severities.getFirst() : Severity.NEUTRAL;
  }

  private Block comparison(List<Described> all) {
    List<Row> rows = new ArrayList<>();
    row(rows, Message.NAME, all, code -> Rich.plain(code.name()));
    row(rows, Message.CLASS, all, code -> Rich.plain(className(code.code())));
    row(rows, Message.MEANING, all, code -> say.rich(code.meaning(), Map.of()));
    row(rows, Message.SEEN_AFTER, all, code -> Rich.plain(String.join(", ", code.commands())));
    row(rows, Message.RETRY, all, code -> Rich.plain(say.texts.term("retry", code.retry())));
    row(rows, Message.WHO_ACTS, all, code -> Rich.plain(say.actors(code.actors(), code.retry())));
    row(rows, Message.FIRST_STEP, all, code -> say.rich(code.fix().getFirst(), Map.of()));
    return new Block.Comparison(all.stream().map(code -> code.code().toString()).toList(), rows);
  }

  private void row(
      List<Row> rows, Message label, List<Described> all, Function<Described, Rich> cell) {
    List<Rich> cells = all.stream().map(cell).toList();
    if (cells.stream().anyMatch(rich -> !rich.isEmpty())) {
      rows.add(new Row(say.say(label), cells));
    }
  }

  private String className(Code code) {
    return switch (code.classDigit()) {
      case 2 -> say.say(Message.REPLY_CODE_CLASS_2);
      case 3 -> say.say(Message.REPLY_CODE_CLASS_3);
      case 4 -> say.say(Message.REPLY_CODE_CLASS_4);
      default -> say.say(Message.REPLY_CODE_CLASS_5);
    };
  }

  /// Adds the blocks of two codes and answers their decisive difference.
  private Rich pair(Described first, Described second, List<Block> blocks) {
    Optional<Pair> curated = say.catalog.pair(first.code(), second.code());
    if (curated.isPresent()) {
      TextEntry text = say.texts.entry(Section.PAIRS, curated.get().key()).orElseThrow();
      boolean inOrder = curated.get().first().equals(first.code());
      blocks.add(
          new Block.Points(
              say.say(Message.DIFFERENCES), say.rich(text.list("differences"), Map.of())));
      blocks.add(
          new Block.Points(
              say.say(Message.WHICH_WHEN),
              List.of(
                  itIsWhen(first.code(), text.text(inOrder ? "first" : "second")),
                  itIsWhen(second.code(), text.text(inOrder ? "second" : "first")))));
      blocks.add(
          new Block.Note(
              Rich.plain(
                  say.say(Message.SOURCE, Map.of("source", curated.get().source().title())))));
      return say.rich(text.text("verdict"), Map.of());
    }
    List<Rich> differences = derive(first, second);
    blocks.add(new Block.Points(say.say(Message.DIFFERENCES), differences));
    blocks.add(which(List.of(first, second)));
    return differences.getFirst();
  }

  private Rich itIsWhen(Code code, String text) {
    return Rich.verbatim(code.toString()).then(" ").then(say.rich(text, Map.of()));
  }

  private Block which(List<Described> all) {
    List<Rich> points =
        all.stream()
            .map(
                code ->
                    Rich.verbatim(code.code().toString())
                        .then(" ")
                        .then(say.rich(code.when().orElse(code.verdict()), Map.of())))
            .toList();
    return new Block.Points(say.say(Message.WHICH_WHEN), points);
  }

  /// What the two entries differ in, the most decisive first; never empty.
  private List<Rich> derive(Described a, Described b) {
    List<Rich> points = new ArrayList<>();
    String first = a.code().toString();
    String second = b.code().toString();
    if (a.code().classDigit() != b.code().classDigit()) {
      points.add(
          say.rich(
              Message.DIFFERENT_CLASS,
              Map.of(
                  "first",
                  first,
                  "second",
                  second,
                  "first_class",
                  className(a.code()),
                  "second_class",
                  className(b.code()))));
    } else {
      points.add(
          say.rich(
              Message.SAME_CLASS,
              Map.of(
                  "first",
                  first,
                  "second",
                  second,
                  "first_name",
                  a.name(),
                  "second_name",
                  b.name(),
                  "class",
                  className(a.code()))));
    }
    if (a.code() instanceof ReplyCode != b.code() instanceof ReplyCode) {
      boolean replyFirst = a.code() instanceof ReplyCode;
      points.add(
          say.rich(
              Message.DIFFERENT_KIND,
              Map.of(
                  "reply", replyFirst ? first : second, "enhanced", replyFirst ? second : first)));
    }
    if (a.code() instanceof EnhancedStatusCode one
        && b.code() instanceof EnhancedStatusCode other
        && one.subject() != other.subject()) {
      points.add(
          say.rich(
              Message.DIFFERENT_SUBJECT,
              Map.of(
                  "first",
                  first,
                  "second",
                  second,
                  "first_subject",
                  subject(one),
                  "second_subject",
                  subject(other))));
    }
    if (!a.commands().isEmpty() && !b.commands().isEmpty() && !a.commands().equals(b.commands())) {
      points.add(
          say.rich(
              Message.DIFFERENT_COMMANDS,
              Map.of(
                  "first",
                  first,
                  "second",
                  second,
                  "first_commands",
                  String.join(", ", a.commands()),
                  "second_commands",
                  String.join(", ", b.commands()))));
    }
    if (!a.actors().equals(b.actors())) {
      points.add(
          say.rich(
              Message.DIFFERENT_ACTORS,
              Map.of(
                  "first",
                  first,
                  "second",
                  second,
                  "first_actors",
                  say.actors(a.actors()),
                  "second_actors",
                  say.actors(b.actors()))));
    }
    return points;
  }

  private String subject(EnhancedStatusCode code) {
    return say.texts
        .entry(Section.CLASSES, "subject." + code.subject())
        .map(text -> text.text("name"))
        .orElseGet(() -> Integer.toString(code.subject()));
  }
}
