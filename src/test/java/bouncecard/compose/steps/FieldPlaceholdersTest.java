package bouncecard.compose.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.card.Block;
import bouncecard.card.Span;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.message.PlaceholderMessage;
import bouncecard.compose.CardComposer;
import bouncecard.decode.Decoding;
import bouncecard.text.LowerCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// No command of a card asks a person to put in what their own paste holds.
///
/// What the paste holds is looked for with patterns of this test's own, which know less of roles
/// than the program does: an address of whom, a number of what.
final class FieldPlaceholdersTest {
  private static final Path FIELD =
      Path.of(System.getProperty("bouncecard.shared", "../shared"), "field", "cases.jsonl");
  private static final Catalog CATALOG = DataFiles.load();
  private static final Bouncecard BOUNCECARD =
      new Bouncecard(CATALOG, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private static final CardComposer COMPOSER = new CardComposer(CATALOG, Language.ENGLISH);

  /// What a paste holds that may be the value.
  private static final Map<PlaceholderMessage, Pattern> HELD =
      Map.of(
          PlaceholderMessage.PLACEHOLDER_IP,
          Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])|(?:[0-9a-f]{1,4}:){4,}"),
          PlaceholderMessage.PLACEHOLDER_REVERSED_IP,
          Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])"),
          PlaceholderMessage.PLACEHOLDER_SENDER_DOMAIN,
          Pattern.compile("@[\\w-]+\\.[\\w.-]+|(?i:domain|spf|dmarc|dkim)\\W+[\\w-]+\\.[a-z]{2,}"),
          PlaceholderMessage.PLACEHOLDER_SENDER,
          Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+"),
          PlaceholderMessage.PLACEHOLDER_RECIPIENT_DOMAIN,
          Pattern.compile("@[\\w-]+\\.[\\w.-]+"),
          PlaceholderMessage.PLACEHOLDER_RECIPIENT,
          Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+"),
          PlaceholderMessage.PLACEHOLDER_HOST,
          Pattern.compile("(?i)\\b(?:mx|smtp|mail|aspmx)[\\w-]*\\.[\\w.-]+\\.[a-z]{2,}"),
          PlaceholderMessage.PLACEHOLDER_SELECTOR,
          Pattern.compile("(?i)[\\w-]+\\._domainkey|\\bs=[\\w-]+|selector[ =:]+[\\w-]+"),
          PlaceholderMessage.PLACEHOLDER_DNSBL,
          Pattern.compile("(?i)[\\w-]+\\.(?:spamhaus|sorbs|spamcop|barracudacentral)\\.\\w+"),
          PlaceholderMessage.PLACEHOLDER_QUEUE_ID,
          Pattern.compile("\\b[0-9A-F]{9,12}\\b(?=:)"));

  /// Behind a server's name stands that server's address, and what a mail system writes from is its
  /// own.
  private static final Pattern SERVERS =
      Pattern.compile("[\\w.-]+\\.\\w+ ?\\[$|(?i)(?:mailer-daemon|contact \\S*|postmaster)$");

  /// What stands in a paste and is not the value, or nobody can tell that it is.
  private static final Map<String, String> EXPLAINED =
      Map.of(
          "a023", "an example of what others may get; the domains are recipients'",
          "a119", "whose account was blacklisted, sender or client, is not said",
          "a171", "a mail program's own table of the mail, in Spanish",
          "c246", "the recipient is written in question marks, the addresses are others'");

  /// What is held and not put in: the reader does not take it for what it is.
  private static final Map<String, String> NOT_READ =
      Map.of(
          "a107", "smtplib prints the refused sender last, alone in its line",
          "a113", "smtplib prints the refused sender last, alone in its line",
          "b226", "a recipient heads its words without any mark");

  @Test
  void steps_ofEveryFieldCase_putInWhatThePasteHolds() throws IOException {
    assumeTrue(Files.exists(FIELD), "no field cases beside the project");
    List<String> left = new ArrayList<>();
    int bounces = 0;
    for (String line : Files.readAllLines(FIELD, StandardCharsets.UTF_8)) {
      JsonNode fieldCase = new ObjectMapper().readTree(line);
      String text = fieldCase.path("text").asString();
      String id = fieldCase.path("id").asString();
      if (!EXPLAINED.containsKey(id)
          && !NOT_READ.containsKey(id)
          && BOUNCECARD.read(text.getBytes(StandardCharsets.UTF_8))
              instanceof Answer.BounceAnswer(Decoding decoding)) {
        bounces++;
        left(decoding)
            .forEach(
                (placeholder, step) ->
                    held(placeholder, text, recipients(decoding))
                        .forEach(
                            value ->
                                left.add(id + " " + placeholder + " = " + value + " | " + step)));
      }
    }
    assertThat(bounces).isGreaterThan(100);
    assertThat(left).isEmpty();
  }

  /// The placeholders that stand in commands, each with its step.
  private static Map<PlaceholderMessage, String> left(Decoding decoding) {
    Map<PlaceholderMessage, String> left = new LinkedHashMap<>();
    for (Block block : COMPOSER.bounce(decoding).whole().blocks()) {
      if (block instanceof Block.Steps(String _, var steps)) {
        steps.forEach(
            step ->
                step.spans().stream()
                    .filter(Span.Verbatim.class::isInstance)
                    .forEach(
                        span ->
                            HELD.keySet().stream()
                                .filter(name -> holds(span.text(), word(name)))
                                .forEach(name -> left.putIfAbsent(name, step.text()))));
      }
    }
    return left;
  }

  private static String word(PlaceholderMessage name) {
    return CATALOG.texts(Language.ENGLISH).message(name);
  }

  private static boolean holds(String command, String word) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
        .matcher(command)
        .find();
  }

  private static List<String> held(PlaceholderMessage placeholder, String text, String known) {
    List<String> held = new ArrayList<>();
    Matcher matcher = Objects.requireNonNull(HELD.get(placeholder)).matcher(text);
    while (matcher.find()) {
      String value = matcher.group();
      boolean isServers = SERVERS.matcher(text.substring(0, matcher.start())).find();
      boolean isRecipients = known.contains(LowerCase.of(value.substring(value.indexOf('@') + 1)));
      if (!isServers && !isRecipients && !held.contains(value)) {
        held.add(value);
      }
    }
    return held;
  }

  /// The recipients, whose domain is nobody else's here.
  private static String recipients(Decoding decoding) {
    return decoding.all().stream()
        .flatMap(report -> report.found().finalRecipient().stream())
        .map(address -> LowerCase.of(address.value()))
        .collect(Collectors.joining(" "));
  }
}
