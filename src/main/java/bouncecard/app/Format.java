package bouncecard.app;

import bouncecard.card.Size;

/// Port: draws a reply as text, for a person to read or a program to use.
public interface Format {

  /// The reply as it is printed, without a line break at its end.
  String render(AnswerCard reply);

  /// The size of card that is drawn where nobody asked for another.
  default Size size() {
    return Size.WHOLE;
  }
}
