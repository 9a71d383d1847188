package bouncecard.adapter.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The colours of pages can be told apart, by the formula of WCAG 2.2 §1.4.3.
class StyleTest {
  private static final Pattern SHADE = Pattern.compile("--([a-z]+):(#[0-9a-f]{3,6})");

  private static String style() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StyleTest.class.getResourceAsStream("/bouncecard/page/style.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Double> lightness(String rules) {
    Map<String, Double> found = new HashMap<>();
    Matcher shade = SHADE.matcher(rules);
    while (shade.find()) {
      found.put(shade.group(1), lightnessOf(shade.group(2).substring(1)));
    }
    return found;
  }

  private static double lightnessOf(String hex) {
    String six = hex.length() == 6 ? hex : hex.replaceAll("(.)", "$1$1");
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(six.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void colours_lightAndDark_canBeToldApart(int scheme) throws IOException {
    String rules = style().lines().filter(line -> line.contains("--paper:")).toList().get(scheme);
    Map<String, Double> lightness = lightness(rules);
    assertThat(lightness).containsKeys("paper", "tint", "ink", "soft", "link", "red", "amber");
    for (String ground : List.of("paper", "tint")) {
      for (String ink : List.of("ink", "soft", "link", "red", "amber", "green", "focus")) {
        double one = Objects.requireNonNull(lightness.get(ground));
        double other = Objects.requireNonNull(lightness.get(ink));
        double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        assertThat(contrast).as(ink + " on " + ground).isGreaterThan(4.5);
      }
    }
  }

  @Test
  void style_hasNothingFromElsewhere() throws IOException {
    assertThat(style()).doesNotContain("url(", "@import", "http");
  }
}
