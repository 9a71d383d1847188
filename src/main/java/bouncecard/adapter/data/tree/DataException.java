package bouncecard.adapter.data.tree;

import java.io.Serial;
import java.util.List;

/// Data files that are refused, with all that is wrong in them.
public final class DataException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<String> mistakes;

  DataException(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /// A sentence each, which names the file and the entry.
  public List<String> mistakes() {
    return mistakes;
  }
}
