package bouncecard.adapter;

import bouncecard.adapter.markdown.JiraFormat;
import bouncecard.adapter.markdown.MarkdownFormat;
import bouncecard.app.chat.Note;
import java.util.List;

/// How cards are written to be copied, as in the program.
public final class Notes {
  /// Both.
  public static final List<Note.Kind> KINDS =
      List.of(
          new Note.Kind("Markdown", "bouncecard.md", new MarkdownFormat()),
          new Note.Kind("Jira", "bouncecard.jira.txt", new JiraFormat()));

  private Notes() {}
}
