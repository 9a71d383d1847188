package bouncecard.bench.pictures;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.discord.drawing.DiscordRenderer;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.slack.drawing.SlackRenderer;
import bouncecard.app.Answer;
import bouncecard.app.Answer.NoAnswer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Venue;
import bouncecard.card.Size;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Rule;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Draws typical and random cards as pages that look like Slack and Discord, from the very messages
/// that these get; see `src/bench/sh/pictures.sh`.
public final class CardPictures {
  private static final int ON_A_PHONE_SHEET = 4;
  private static final int ON_A_DESKTOP_SHEET = 2;

  /// What people ask for most, and what is hardest to fit.
  private static final List<String> TYPICAL =
      List.of(
          "252 550",
          "550",
          "5.7.26",
          "550 Blocked",
          "host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.7.26 This mail has been blocked"
              + " because the sender is unauthenticated. 550-5.7.26 Gmail requires all senders to"
              + " authenticate with either SPF or DKIM. 550-5.7.26 Authentication results:"
              + " 550-5.7.26 DKIM = did not pass 550-5.7.26 SPF [example.com] with ip:"
              + " [203.0.113.9] = did not pass 550 5.7.26 (in reply to end of DATA command)",
          "Nov 29 10:00:02 mx postfix/smtp[12]: 3F2504E0: to=<bob@example.com>,"
              + " relay=mail.example.com[192.0.2.25]:25, delay=1, dsn=5.7.1, status=bounced (host"
              + " mail.example.com[192.0.2.25] said: 554 5.7.1 Service unavailable; Client host"
              + " [203.0.113.9] blocked using zen.spamhaus.org (in reply to RCPT TO command))",
          twelve(),
          "find greylisting");

  private final Catalog catalog = DataFiles.load();
  private final Bouncecard bouncecard =
      new Bouncecard(catalog, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
  private final ObjectMapper json = new ObjectMapper();

  private CardPictures() {}

  /// @param arguments the folder to write to
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CardPictures pictures = new CardPictures();
    List<String> said = new ArrayList<>(TYPICAL);
    int cards = Integer.getInteger("cards", 20);
    long seed = Long.getLong("seed", 1);
    String pastes = System.getProperty("pastes", "");
    said.addAll(
        pastes.isEmpty()
            ? pictures.random(cards, seed)
            : pictures.random(cards / 2, seed, Path.of(pastes), cards - cards / 2));
    Map<String, Format> platforms =
        Map.of("slack", new SlackRenderer(), "discord", new DiscordRenderer());
    for (Map.Entry<String, Format> platform : platforms.entrySet()) {
      for (Language language : pictures.catalog.languages()) {
        List<JsonNode> messages = pictures.messages(said, platform.getValue(), language);
        String name = platform.getKey() + "-" + language.tag();
        write(folder, name + "-phone", messages, ON_A_PHONE_SHEET);
        write(folder, name + "-desktop", messages, ON_A_DESKTOP_SHEET);
      }
    }
  }

  private static String twelve() {
    String[] replies = {
      "failed|5.1.1|550 5.1.1 User unknown",
      "failed|5.2.2|552 5.2.2 Mailbox full",
      "delayed|4.4.1|451 4.4.1 Connection timed out"
    };
    StringBuilder report = new StringBuilder("Reporting-MTA: dns; mx.example.org\n");
    for (int i = 0; i < 12; i++) {
      String[] reply = replies[i % 3].split("\\|", -1);
      report.append("\nFinal-Recipient: rfc822; user").append(i).append("@example.com\nAction: ");
      report.append(reply[0]).append("\nStatus: ").append(reply[1]);
      report.append("\nDiagnostic-Code: smtp; ").append(reply[2]).append('\n');
    }
    return report.toString();
  }

  /// Codes, pairs of codes and replies that rules have as examples, by chance.
  private List<String> random(int count, long seed) {
    Random chance = new Random(seed);
    List<Rule> rules =
        catalog.rules().stream().filter(rule -> !rule.conditions().any().isEmpty()).toList();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rule rule = rules.get(chance.nextInt(rules.size()));
      String reply =
          "<bob@example.com>: host mx.example.com[192.0.2.1] said: 550 5.7.1 "
              + rule.conditions().any().getFirst()
              + " [203.0.113.9] (in reply to RCPT TO command)";
      said.add(
          switch (i % 4) {
            case 0 -> any(catalog.replyCodes(), chance).code().toString();
            case 1 -> "5" + anyKey(chance);
            case 2 -> "4" + anyKey(chance) + " 5" + anyKey(chance);
            default -> reply;
          });
    }
    return said;
  }

  /// The same with some out of a file of `{"text": …}`, one a line.
  private List<String> random(int count, long seed, Path pastes, int pasted) throws IOException {
    List<String> said = random(count, seed);
    List<String> lines = new ArrayList<>(Files.readAllLines(pastes));
    Collections.shuffle(lines, new Random(seed));
    lines.stream()
        .map(line -> json.readTree(line).path("text").asString())
        .filter(text -> !(bouncecard.ask(text(text), Venue.CHAT).answer() instanceof NoAnswer))
        .limit(pasted)
        .forEach(said::add);
    return said;
  }

  private static UntrustedText text(String said) {
    return new UntrustedText(said);
  }

  private static <T> T any(Collection<T> all, Random chance) {
    return List.copyOf(all).get(chance.nextInt(all.size()));
  }

  private String anyKey(Random chance) {
    return any(catalog.enhancedStatusCodes(), chance).key().substring(1);
  }

  private List<JsonNode> messages(List<String> said, Format format, Language language) {
    List<JsonNode> messages = new ArrayList<>();
    for (String text : said) {
      Answer answer = bouncecard.ask(text(text), Venue.CHAT).answer();
      AnswerCard card =
          new AnswerCard(
              "", answer, bouncecard.card(answer, language, Size.COMPACT), catalog.texts(language));
      messages.add(json.readTree(format.render(card).lines().findFirst().orElse("{}")));
    }
    return messages;
  }

  private static void write(Path folder, String name, List<JsonNode> messages, int onASheet)
      throws IOException {
    boolean isPhone = onASheet == ON_A_PHONE_SHEET;
    for (int i = 0; i < messages.size(); i += onASheet) {
      List<JsonNode> sheet = messages.subList(i, Math.min(messages.size(), i + onASheet));
      Files.writeString(
          folder.resolve(name + "-" + (1 + i / onASheet) + ".html"),
          ChatPage.of(sheet, isPhone ? 390 : 780));
    }
  }
}
