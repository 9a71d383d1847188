package bouncecard.catalog.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventShapeTest {
  /// What is shown of an event is the same in every run.
  @Test
  void words_stayInTheOrderOfTheData() {
    List<String> names = IntStream.range(0, 12).mapToObj(i -> "word" + (i * 7 % 12)).toList();
    Map<String, List<KeyPath>> words = new LinkedHashMap<>();
    names.forEach(name -> words.put(name, List.of()));

    EventShape shape = new EventShape(List.of(), false, List.of(), List.of(), words, Map.of());

    assertThat(shape.words().keySet()).containsExactlyElementsOf(names);
  }
}
