package bouncecard.app;

/// Port: draws a reply as text, for a person to read or a program to use.
public interface Format {

  /// The reply as it is printed, without a line break at its end.
  String render(AnswerCard reply);
}
