package bouncecard.decode;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Term;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Timestamp;
import bouncecard.diagnose.Diagnosis;
import bouncecard.dsn.Action;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

class DecoderTest {
  /// So many characters that what takes the square of them does not end in time.
  private static final int A_LOT = 1 << 18;

  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/decode");
  private static final List<String> CASES =
      List.of(
          "texts.toml",
          "logs.toml",
          "dialects.toml",
          "times.toml",
          "sessions.toml",
          "exceptions.toml",
          "pastes.toml");

  /// What a case says of itself and of all that is read; every other key is about the first report.
  private static final List<String> OF_ALL =
      List.of("name", "text", "kind", "codes", "reports", "recipients", "none");

  private static final Set<String> KEYS = named(FOLDER.resolve("README.md"));
  private static final Decoder DECODER = new Decoder(DataFiles.load());

  record Case(String name, JsonNode wanted) {
    @Override
    public String toString() {
      return name;
    }

    String text() {
      return wanted.path("text").asString();
    }
  }

  /// The keys in the first column of the table that tells of them.
  private static Set<String> named(Path readme) {
    try (var lines = Files.lines(readme)) {
      return lines
          .filter(line -> line.startsWith("| `"))
          .map(line -> line.substring(0, line.indexOf('|', 1)))
          .flatMap(cell -> Pattern.compile("`([a-z]+)`").matcher(cell).results())
          .map(key -> key.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String file : CASES) {
      String text = Files.readString(FOLDER.resolve(file));
      for (JsonNode node : new TomlMapper().readTree(text).path("case")) {
        cases.add(new Case(node.path("name").asString(), node));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decode_pastedText_isReadAsExpected(Case given) {
    Decoding decoding = decode(given.text());
    assertThat(given.wanted().propertyNames())
        .as("keys that README.md beside the case names")
        .isSubsetOf(KEYS);
    assertThat(decoding.kind().token())
        .as("kind")
        .isEqualTo(given.wanted().path("kind").asString("bounce"));
    if (given.wanted().has("codes")) {
      assertThat(codes(decoding)).containsExactlyInAnyOrderElementsOf(texts(given, "codes"));
    }
    if (given.wanted().has("reports")) {
      assertThat(decoding.reports()).hasSize(given.wanted().path("reports").asInt());
    }
    if (given.wanted().has("recipients")) {
      assertThat(recipients(decoding)).isEqualTo(texts(given, "recipients"));
    }
    Map<String, String> found =
        decoding.reports().isEmpty() ? Map.of() : read(decoding.reports().getFirst());
    Map<String, String> wanted = new LinkedHashMap<>();
    Map<String, String> compared = new LinkedHashMap<>();
    for (String key : given.wanted().propertyNames()) {
      if (!OF_ALL.contains(key)) {
        wanted.put(key, given.wanted().path(key).asString());
        compared.put(key, found.getOrDefault(key, ""));
      }
    }
    for (String key : texts(given, "none")) {
      wanted.put(key, "");
      compared.put(key, found.getOrDefault(key, ""));
    }
    assertThat(compared).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decodeLog_oneLineThatIsOfALog_isReadAsAPasteIs(Case given) {
    Optional<Decoding> log =
        given.text().strip().indexOf('\n') < 0
            ? DECODER.decodeLog(new UntrustedText(given.text()))
            : Optional.empty();
    Decoding pasted = decode(given.text());
    assertThat(log.map(DecoderTest::recipients).orElse(recipients(pasted)))
        .isEqualTo(recipients(pasted));
    assertThat(log.map(Decoding::kind).orElse(pasted.kind())).isEqualTo(pasted.kind());
  }

  @Test
  void decode_underATurkishLocale_isTheSame() throws IOException {
    Map<String, List<Map<String, String>>> usual = readInUpperCase(DECODER);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(readInUpperCase(new Decoder(DataFiles.load()))).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Map<String, List<Map<String, String>>> readInUpperCase(Decoder decoder)
      throws IOException {
    Map<String, List<Map<String, String>>> read = new LinkedHashMap<>();
    for (Case given : cases()) {
      UntrustedText shouted = new UntrustedText(given.text().toUpperCase(Locale.ROOT));
      read.put(given.name(), read(decoder.decode(shouted)));
      read.put(given.name() + ", as it is", read(decoder.decode(new UntrustedText(given.text()))));
    }
    return read;
  }

  @Test
  void decode_mutatedText_neverThrows() throws IOException {
    Random random = new Random(5321);
    for (Case given : cases()) {
      for (int i = 0; i < 40; i++) {
        decode(mutated(random, given.text()));
      }
    }
  }

  @Test
  void decode_arbitraryText_neverThrows() {
    Random random = new Random(3464);
    String pieces = "5501.. -\n\r<>@:;=(),[]#\u0000\uD800İı한";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(120); length > 0; length--) {
        text.append(
            random.nextInt(8) == 0
                ? (char) random.nextInt(0x10000)
                : pieces.charAt(random.nextInt(pieces.length())));
      }
      decode(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 ",
        "<a@example.com>: 550 x\n",
        "550-",
        "host a.b said: ",
        "Final-Recipient: rfc822; a@example.com\n",
        "in reply to ",
        "to=<",
        "@",
        "5.1.",
        "dsn=5.1.1 status=bounced (",
        "https://",
        "spamhaus ",
        "1abcDE-000123-AB ** a@b.example ",
        "2026-01-05 08:00:00 rejected RCPT <",
        "to=<a>,<b>, stat=",
        "reject: RCPT from ",
        "delivery 1: failure: ",
        "recipient-address,event-id\n",
        "2026-01-05T08:00:00.000Z,\"",
        "{LED=",
        "DATA\rRCPT TO:<a@b.example>\r550 5.1.1 x\r",
        "<- -> >>> ",
        "SMTPSenderRefused: ",
        "SMTPSenderRefused\\n",
        "Nov 29 10:00:00 a sshd[1]: b\n",
        "a.b.c:443 ]: x[1]: ",
        "StatusCode: 451 (4.7.1 ",
        "|Act=Rej|Rcpt=",
        "\uD800"
      })
  void decode_aLotOfTheSame_takesSeconds(String piece) {
    String text = piece.repeat(A_LOT / piece.length());
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> decode(text));
  }

  private static String mutated(Random random, String text) {
    StringBuilder out = new StringBuilder(text);
    for (int change = random.nextInt(8); change >= 0 && !out.isEmpty(); change--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(4)) {
        case 0 -> out.deleteCharAt(at);
        case 1 -> out.insert(at, (char) random.nextInt(0x10000));
        case 2 -> out.setLength(at);
        default -> out.insert(at, out.substring(at / 2, at));
      }
    }
    return out.toString();
  }

  private static Decoding decode(String text) {
    return DECODER.decode(new UntrustedText(text));
  }

  private static List<String> texts(Case given, String key) {
    List<String> texts = new ArrayList<>();
    given.wanted().path(key).forEach(node -> texts.add(node.asString()));
    return texts;
  }

  private static List<String> recipients(Decoding decoding) {
    return decoding.reports().stream()
        .map(report -> report.found().finalRecipient().map(UntrustedText::value).orElse(""))
        .toList();
  }

  private static List<String> codes(Decoding decoding) {
    List<String> codes = new ArrayList<>();
    decoding.replyCodes().forEach(code -> codes.add(code.toString()));
    decoding.enhancedStatusCodes().forEach(code -> codes.add(code.toString()));
    return codes;
  }

  private static List<Map<String, String>> read(Decoding decoding) {
    return decoding.reports().stream().map(DecoderTest::read).toList();
  }

  private static Map<String, String> read(Report report) {
    FailedDelivery found = report.found();
    Diagnosis diagnosis = report.diagnosis();
    Map<String, String> read = new LinkedHashMap<>();
    put(read, "recipient", found.finalRecipient().map(UntrustedText::value));
    put(read, "original", found.originalRecipient().map(UntrustedText::value));
    put(read, "action", found.action().map(Action::token));
    put(read, "code", found.replyCode().map(ReplyCode::toString));
    put(read, "enhanced", found.enhancedStatusCode().map(EnhancedStatusCode::toString));
    put(read, "status", found.statusField().map(EnhancedStatusCode::toString));
    put(read, "command", found.command().map(SmtpCommand::token));
    put(read, "reporting", found.reportingMta().map(UntrustedText::value));
    put(read, "remote", found.remoteMta().map(UntrustedText::value));
    put(read, "sender", found.sender().map(UntrustedText::value));
    put(read, "queue", found.queueId().map(UntrustedText::value));
    put(read, "at", found.at().map(Timestamp::toString));
    put(read, "year", found.at().filter(Timestamp::isYearAssumed).map(_ -> "assumed"));
    put(read, "ip", found.sendingIp().map(UntrustedText::value));
    put(read, "provider", diagnosis.provider().map(Provider::id));
    put(read, "cause", Optional.of(diagnosis.cause().id()));
    put(read, "permanence", Optional.of(diagnosis.permanence()).map(Term::token));
    put(
        read,
        "basis",
        Optional.of(diagnosis.basis().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    put(read, "rule", diagnosis.rule().map(rule -> rule.id().toString()));
    put(read, "evidence", Optional.of(diagnosis.evidence().value()));
    return read;
  }

  private static void put(Map<String, String> read, String key, Optional<String> value) {
    value.ifPresent(text -> read.put(key, text));
  }
}
