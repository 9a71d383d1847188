package bouncecard;

import bouncecard.adapter.post.Post;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The command `post`, for which nothing else of the program is loaded: a mail server waits.
final class Posting {
  private Posting() {}

  /// Whether a command line is one of `post`, and not one that asks how it is used.
  static boolean isMeant(String[] arguments) {
    List<String> words = List.of(arguments);
    return !words.isEmpty()
        && words.getFirst().equals("post")
        && !words.contains("--help")
        && !words.contains("-h");
  }

  static int run(
      String[] arguments, Map<String, String> environment, InputStream in, PrintStream err) {
    return new Post(environment, in, err, Post.Times.USUAL)
        .run(Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
