package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Cutter;
import bouncecard.card.Extent;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Size;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The compact size of a card while it is composed: first things first, and of the rest as much as
/// fits on the screen of a phone.
final class Compact {
  /// What a card about one thing may take, its buttons apart.
  static final Extent ONE_SCREEN = new Extent(110, 28);

  /// What a card about many recipients may take.
  static final Extent MANY = new Extent(150, 38);

  /// What is kept free after the first steps for the next lines.
  static final Extent SPARE = new Extent(45, 10);

  /// What a menu takes.
  private static final Extent MENU = new Extent(1, 2);

  /// How long a sentence beside the steps may be.
  static final int SHORT = 130;

  /// What is more of a verdict stands in the whole card.
  private static final int LONGEST_VERDICT = 150;

  private static final int MOST_STEPS = 3;
  private static final int WHOLE = 4;
  private static final int MARK = 3;

  /// How long a step is drawn, in the width of narrow letters: the first that leaves room enough.
  private static final List<Integer> LENGTHS = List.of(200, 130, 100, 75);

  private static final List<Integer> POINT_LENGTHS = List.of(200, 100, 60);
  private static final int SHORTEST = 50;
  private static final int LONGEST_SENTENCE = 190;

  private final CardContext say;
  private final Extent most;
  private final String title;
  private final Rich verdict;
  private final List<Block> blocks = new ArrayList<>();
  private Extent used;

  /// A card with this title and verdict and nothing else.
  Compact(CardContext say, Extent most, String title, Rich verdict) {
    this.say = say;
    this.most = most;
    this.title = title;
    this.verdict = shorten(verdict, LONGEST_VERDICT);
    this.used = Extent.of(title, 0).plus(Extent.of(this.verdict));
  }

  /// Adds the facts that fit, in this order.
  void facts(List<Block.Fact> facts) {
    List<Block.Fact> fitting = new ArrayList<>();
    for (Block.Fact fact : facts) {
      if (take(Extent.of(fact.label() + ": " + fact.value().text(), 0))) {
        fitting.add(fact);
      }
    }
    if (!fitting.isEmpty()) {
      blocks.add(new Block.Facts(fitting));
    }
  }

  /// Adds the first steps, each as far as there is room, and at least one.
  ///
  /// @param reserved what has to fit after them
  void steps(String heading, List<Rich> steps, Extent reserved) {
    if (steps.isEmpty()) {
      return;
    }
    Extent free = used.plus(reserved).plus(Extent.of(heading, 0));
    List<Rich> best = List.of(cut(steps.getFirst(), SHORTEST));
    int most = Integer.MIN_VALUE;
    int first = Math.min(MOST_STEPS, steps.size());
    for (int count = first; count > 0 && WHOLE * count > most; count--) {
      for (int length : LENGTHS) {
        List<Rich> shortened = shorten(steps.subList(0, count), length);
        int worth = worth(steps, shortened);
        if (worth > most && free.plus(extent(shortened)).fits(this.most)) {
          best = shortened;
          most = Math.max(0, worth);
        }
      }
    }
    used = used.plus(Extent.of(heading, 0)).plus(extent(best));
    blocks.add(new Block.Steps(heading, best));
  }

  /// What some steps are worth to who reads them: one that lost all of its commands and values says
  /// what is to be done and no longer how, and is worth less than none.
  private static int worth(List<Rich> steps, List<Rich> shortened) {
    int worth = 0;
    for (int i = 0; i < shortened.size(); i++) {
      worth += concrete(shortened.get(i)) == 0 && concrete(steps.get(i)) > 0 ? -1 : WHOLE;
    }
    return worth;
  }

  private static long concrete(Rich step) {
    return step.spans().stream().filter(span -> !(span instanceof Span.Plain)).count();
  }

  private static List<Rich> shorten(List<Rich> steps, int length) {
    return steps.stream().map(step -> shorten(step, length)).toList();
  }

  /// Adds the points that fit, at most so many, each as whole as there is room.
  void points(String heading, List<Rich> points, int count) {
    Extent before = used;
    List<Rich> fitting = new ArrayList<>();
    boolean hasRoom = heading.isEmpty() || take(Extent.of(heading, 0));
    for (Rich point : points) {
      for (int length : POINT_LENGTHS) {
        Rich shortened = shorten(point, length);
        if (hasRoom && fitting.size() < count && take(Extent.of(shortened.text(), MARK))) {
          fitting.add(shortened);
          break;
        }
      }
    }
    if (fitting.isEmpty()) {
      used = before;
    } else {
      blocks.add(new Block.Points(heading, fitting));
    }
  }

  /// Adds all of the points, each as whole as there is room for all, or none of them.
  void pointsTogether(String heading, List<Rich> points) {
    for (int length : POINT_LENGTHS) {
      List<Rich> shortened = shorten(points, length);
      if (take(extent(shortened).plus(Extent.of(heading, 0)))) {
        blocks.add(new Block.Points(heading, shortened));
        return;
      }
    }
  }

  /// Adds a sentence, if it fits.
  void note(Rich text) {
    if (take(Extent.of(text))) {
      blocks.add(new Block.Note(text));
    }
  }

  /// Adds a text, if it fits.
  void paragraph(Rich text) {
    if (take(Extent.of(text))) {
      blocks.add(new Block.Paragraph("", text));
    }
  }

  /// Adds what those who run the program tell, as far as it fits.
  void notes(List<Block> notes) {
    for (Block block : notes) {
      if (block instanceof Block.Paragraph(String heading, Rich text)
          && take(Extent.of(heading, 0).plus(Extent.of(text)))) {
        blocks.add(block);
      }
    }
  }

  /// Adds the rows of a comparison that fit, each of them in one line or few.
  void rows(List<String> columns, List<Block.Row> rows) {
    List<Block.Row> fitting = new ArrayList<>();
    for (Block.Row row : rows) {
      StringBuilder line = new StringBuilder(row.label());
      for (int i = 0; i < row.cells().size(); i++) {
        line.append(' ').append(columns.get(i)).append(' ').append(row.cells().get(i).text());
        line.append(i + 1 < row.cells().size() ? " ·" : "");
      }
      if (take(Extent.of(line.toString(), 0))) {
        fitting.add(row);
      }
    }
    if (!fitting.isEmpty()) {
      blocks.add(new Block.Comparison(columns, fitting));
    }
  }

  /// Adds a server's words, for which room was reserved.
  void quote(UntrustedText words) {
    used = used.plus(extent(words));
    blocks.add(new Block.Quote("", words));
  }

  /// Adds what else can be asked, for which room was reserved.
  void menu(Block.Choices choices) {
    used = used.plus(extent(choices));
    blocks.add(choices);
  }

  /// What a list takes of what else can be asked, and the menu below it.
  static Extent extent(Block.Choices choices) {
    return choices.choices().stream()
        .map(choice -> Extent.of(choice.query() + " " + choice.description(), MARK))
        .reduce(Extent.of(choices.heading(), 0).plus(MENU), Extent::plus);
  }

  /// What a quote takes.
  static Extent extent(UntrustedText words) {
    return Extent.of(words.value(), MARK);
  }

  /// The card with what was added.
  Card card(Severity severity, List<Button> buttons) {
    return new Card(Size.COMPACT, severity, say.texts.language(), title, verdict, blocks, buttons);
  }

  private boolean take(Extent extent) {
    Extent after = used.plus(extent);
    boolean fits = after.fits(most);
    used = fits ? after : used;
    return fits;
  }

  private static Extent extent(List<Rich> steps) {
    return steps.stream()
        .map(step -> Extent.of(step.text(), MARK))
        .reduce(Extent.NONE, Extent::plus);
  }

  /// The sentences of a text that are within `length` together; at least the first, unless that is
  /// far longer.
  static Rich shorten(Rich text, int length) {
    if (width(text) <= length) {
      return text;
    }
    return whole(text, length)
        .or(() -> whole(text, LONGEST_SENTENCE))
        .orElseGet(() -> cut(text, length));
  }

  /// The beginning of a text up to the end of a sentence.
  private static Optional<Rich> whole(Rich text, int length) {
    return Optional.of(first(text, length)).filter(first -> endsSentence(first.text()));
  }

  private static Rich first(Rich text, int length) {
    return Cutter.cut(text, length, Compact::width).getFirst();
  }

  private static boolean endsSentence(String text) {
    String stripped = text.strip();
    return !stripped.isEmpty() && ".!?)".indexOf(stripped.charAt(stripped.length() - 1)) >= 0;
  }

  /// The beginning of a text up to the end of a word, never of a part of a command.
  private static Rich cut(Rich text, int length) {
    if (width(text) <= length) {
      return text;
    }
    List<Span> spans = new ArrayList<>(first(text, length).spans());
    int last = spans.size() - 1;
    if (!(spans.get(last) instanceof Span.Plain)
        && !spans.get(last).equals(text.spans().get(last))) {
      spans.removeLast();
    }
    Function<String, String> bare =
        words -> withoutOpen(words).stripTrailing().replaceAll("[,;:(]+$", "");
    if (!spans.isEmpty() && spans.getLast() instanceof Span.Plain(String words)) {
      spans.set(spans.size() - 1, new Span.Plain(bare.apply(words)));
    }
    return spans.isEmpty() ? text : new Rich(spans).then(" …");
  }

  /// Without what is in parentheses that do not close.
  private static String withoutOpen(String words) {
    int open = words.lastIndexOf('(');
    return open >= 0 && words.indexOf(')', open) < 0 ? words.substring(0, open) : words;
  }

  /// Letters as wide as two count twice.
  private static int width(Rich text) {
    int width = 0;
    for (Span span : text.spans()) {
      for (int i = 0; i < span.text().length(); i++) {
        width += span.text().charAt(i) >= 0x1100 ? 2 : 1;
      }
    }
    return width;
  }
}
