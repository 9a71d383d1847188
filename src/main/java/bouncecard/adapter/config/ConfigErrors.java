package bouncecard.adapter.config;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a configuration, one sentence each.
final class ConfigErrors {
  private final List<String> sentences = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
