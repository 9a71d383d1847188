package bouncecard.app.chat;

import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import java.util.ArrayList;
import java.util.List;

/// Which of a card's buttons stand in front, and which in the menu after them: the same on every
/// platform.
///
/// @param front at most two
/// @param rest the others in their order
public record ButtonRow(List<Button> front, List<Button> rest) {

  private static final int IN_FRONT = 2;

  /// What is used most comes first: the rest of the card, a live check and the way back from it,
  /// sharing, the next question.
  private static final List<Kind> FIRST =
      List.of(
          Kind.WHOLE, Kind.CHECK, Kind.CHECK_AGAIN, Kind.BACK, Kind.CAUSE, Kind.SHARE, Kind.ASK);

  /// Copies the lists.
  public ButtonRow {
    front = List.copyOf(front);
    rest = List.copyOf(rest);
  }

  /// The layout of these buttons, without those that cannot be pressed.
  public static ButtonRow of(List<Button> buttons) {
    List<Button> usable =
        buttons.stream()
            .filter(
                button -> button.kind() != Kind.ASK || !Button.repeatable(button.query()).isEmpty())
            .toList();
    List<Button> front = new ArrayList<>();
    for (Kind kind : FIRST) {
      usable.stream()
          .filter(button -> button.kind() == kind && front.size() < IN_FRONT)
          .findFirst()
          .ifPresent(front::add);
    }
    for (Button button : usable) {
      if (front.size() < IN_FRONT && !front.contains(button)) {
        front.add(button);
      }
    }
    return new ButtonRow(front, usable.stream().filter(button -> !front.contains(button)).toList());
  }
}
