package bouncecard.app.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Comments of more than one line in a text, as several languages write them.
final class BlockComments {
  private static final List<Comment> COMMENTS =
      List.of(
          new Comment("/*", "*/"),
          new Comment("<!--", "-->"),
          new Comment("{-", "-}"),
          new Comment("--[[", "]]"),
          new Comment("=begin", "=end"),
          new Comment("\"\"\"", "\"\"\""),
          new Comment("'''", "'''"));

  /// What a comment of more than one line stands between.
  private record Comment(String open, String close) {}

  private final List<String> lines;

  /// Where each mark that closes comments stands last, so that none is looked for in vain.
  private final Map<String, Integer> closings = new HashMap<>();

  BlockComments(List<String> lines) {
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      for (Comment comment : COMMENTS) {
        if (lines.get(i).contains(comment.close())) {
          closings.put(comment.close(), i);
        }
      }
    }
  }

  /// Behind which line a comment ends that begins with that one; behind itself where it does not;
  /// that line where none begins.
  int end(int from) {
    String line = lines.get(from).strip();
    for (Comment comment : COMMENTS) {
      if (line.startsWith(comment.open())) {
        int end = from;
        boolean isClosed = line.indexOf(comment.close(), comment.open().length()) >= 0;
        int last = closings.getOrDefault(comment.close(), from);
        while (!isClosed && ++end <= last) {
          isClosed = lines.get(end).contains(comment.close());
        }
        return isClosed ? end + 1 : from + 1;
      }
    }
    return from;
  }
}
