package bouncecard.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.catalog.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a state is that several processes share.
class StateKeysTest {
  private static final String KEY = "k".repeat(40);

  @TempDir Path folder;

  private Configuration.Outcome read(Map<String, String> environment) {
    return Configuration.read(
        Optional.empty(), environment, folder, List.of(new Language("en")), List.of());
  }

  private List<String> mistakes(String url) {
    return read(Map.of("BOUNCECARD_STATE_URL", url, "BOUNCECARD_STATE_KEY", KEY))
            instanceof Configuration.Outcome.Invalid(List<String> mistakes)
        ? mistakes
        : List.of();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://[::1]:6380",
        "rediss://redis.example.com:6379/2",
        "rediss://bot@redis.example.com"
      })
  void url_ofARedis_isTaken(String url) {
    assertThat(mistakes(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://:s3cret@localhost",
        "redis://bot:s3cret@localhost:6379/0",
        "rediss://bot:s3cret with a space@localhost",
        "http://localhost:6379",
        "localhost:6379",
        "redis://",
        "redis://localhost:99999",
        "redis://localhost/name",
        "redis://localhost?password=x"
      })
  void url_ofSomethingElse_isOneSentenceWithoutAPassword(String url) {
    assertThat(mistakes(url))
        .singleElement()
        .asString()
        .contains("BOUNCECARD_STATE_URL", "rediss://redis.example.com:6379")
        .doesNotContain("s3cret")
        .endsWith(".");
  }

  @Test
  void password_isNotListed() {
    assertThat(
            read(
                Map.of(
                    "BOUNCECARD_STATE_URL",
                    "redis://localhost",
                    "BOUNCECARD_REDIS_PASSWORD",
                    "s3cret",
                    "BOUNCECARD_STATE_KEY",
                    KEY)))
        .isInstanceOfSatisfying(
            Configuration.Outcome.Valid.class,
            valid ->
                assertThat(String.join("\n", valid.configuration().lines()))
                    .contains("state.url = \"redis://localhost\"")
                    .contains("BOUNCECARD_REDIS_PASSWORD: set")
                    .doesNotContain("s3cret"));
  }
}
