package bouncecard.adapter.config;

import java.util.ArrayList;
import java.util.List;

/// The mistakes of a configuration, and its warnings, one sentence each.
final class ConfigErrors {
  private final List<String> sentences = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  /// Takes something that works for now and should be changed.
  void warn(String sentence) {
    warnings.add(sentence);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
