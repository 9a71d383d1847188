package bouncecard.card;

import bouncecard.text.UntrustedText;
import java.util.List;

/// A part of a card. Renderers switch over these; a new one makes the compiler name every renderer
/// to extend.
public sealed interface Block {

  /// Labelled values, each short.
  record Facts(List<Fact> facts) implements Block {
    /// Copies the list.
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /// One label and its value.
  record Fact(String label, Rich value) {}

  /// A heading over what follows, such as one recipient's part of a bounce card.
  record Heading(String text) implements Block {}

  /// A text under its heading.
  record Paragraph(String heading, Rich text) implements Block {}

  /// Steps to take, in order.
  record Steps(String heading, List<Rich> steps) implements Block {
    /// Copies the list.
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /// Points in no order.
  record Points(String heading, List<Rich> points) implements Block {
    /// Copies the list.
    public Points {
      points = List.copyOf(points);
    }
  }

  /// Things side by side: a row for each aspect, a column for each thing.
  record Comparison(List<String> columns, List<Row> rows) implements Block {
    /// Copies the lists.
    public Comparison {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// One aspect of all compared things; a cell is empty where nothing is known.
  record Row(String label, List<Rich> cells) {
    /// Copies the list.
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// Words of a server or mail, as they came.
  record Quote(String heading, UntrustedText text) implements Block {}

  /// Things that can be asked next.
  record Choices(String heading, List<Choice> choices) implements Block {
    /// Copies the list.
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /// A question and what it would tell.
  ///
  /// @param query what to ask, in the grammar that a person types
  /// @param description what the answer is about
  record Choice(String query, String description) {}

  /// Small print: where a fact is from.
  record Note(Rich text) implements Block {}
}
