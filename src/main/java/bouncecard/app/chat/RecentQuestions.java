package bouncecard.app.chat;

import java.util.List;

/// Port: what a person asked last, in memory only.
public interface RecentQuestions {

  /// Notes a question; only such as may be repeated, never text of a bounce.
  void note(Person person, String query);

  /// A person's questions, the last first, each once.
  List<String> of(Person person);
}
