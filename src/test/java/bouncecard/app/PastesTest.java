package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.catalog.Cause;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What an engineer on call pastes, from `pastes/`: its kind, the codes of what failed, and the
/// recipients that it failed for.
class PastesTest {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/pastes");

  /// Of those that nobody looked at so many may be wrong.
  private static final double MOST_WRONG_HELD_BACK = 0.18;

  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  private record Paste(String name, List<String> wanted, String text) {}

  @Test
  void ask_pastesThatWereLookedAt_areReadWithoutFault() throws IOException {
    List<Paste> pastes = pastes("looked-at.txt");
    assertThat(pastes).hasSizeGreaterThan(200);
    assertThat(wrong(pastes)).isEmpty();
  }

  @Test
  void ask_pastesThatWereHeldBack_areReadAsWellAsEver() throws IOException {
    List<Paste> pastes = pastes("held-back.txt");
    assertThat(pastes).hasSizeGreaterThan(40);
    assertThat(wrong(pastes).size())
        .as("wrong of %s", pastes.size())
        .isLessThan((int) (pastes.size() * MOST_WRONG_HELD_BACK));
  }

  private static List<String> wrong(List<Paste> pastes) {
    List<String> wrong = new ArrayList<>();
    for (Paste paste : pastes) {
      List<String> read = read(paste.text());
      boolean isRight = Set.of(paste.wanted().getFirst().split("/", -1)).contains(read.getFirst());
      for (int i = 1; i < read.size(); i++) {
        isRight &= paste.wanted().get(i).equals("?") || paste.wanted().get(i).equals(read.get(i));
      }
      if (!isRight) {
        wrong.add(paste.name() + ": wanted " + paste.wanted() + ", read " + read);
      }
    }
    return wrong;
  }

  /// The kind, the reply codes, the enhanced status codes and the recipients.
  private static List<String> read(String text) {
    Answer answer = BOUNCECARD.ask(new UntrustedText(text), Venue.DOCUMENT).answer();
    if (!(answer instanceof Answer.BounceAnswer(Decoding decoding))) {
      return List.of(
          answer.kind(), list(answer.replyCodes()), list(answer.enhancedStatusCodes()), "-");
    }
    List<Report> told = told(decoding);
    return List.of(
        decoding.kind().token(),
        all(told, report -> report.found().replyCode().map(Object::toString)),
        all(told, report -> report.found().enhancedStatusCode().map(Object::toString)),
        all(
            told,
            report ->
                report.found().finalRecipient().map(to -> to.value().toLowerCase(Locale.ROOT))));
  }

  /// What failed; where nothing did, all of it.
  private static List<Report> told(Decoding decoding) {
    List<Report> failed =
        decoding.all().stream()
            .filter(report -> !report.diagnosis().cause().is(Cause.Role.DELIVERED))
            .toList();
    boolean isOfAll = failed.isEmpty() || decoding.kind() == BounceKind.DELIVERED;
    return isOfAll ? decoding.all() : failed;
  }

  private static String all(List<Report> reports, Function<Report, Optional<String>> part) {
    return list(
        reports.stream()
            .flatMap(report -> part.apply(report).stream())
            .collect(Collectors.toList()));
  }

  private static String list(List<String> values) {
    return values.isEmpty() ? "-" : String.join(",", new TreeSet<>(values));
  }

  private static List<Paste> pastes(String file) throws IOException {
    List<Paste> pastes = new ArrayList<>();
    String[] parts = Files.readString(FOLDER.resolve(file)).split("(?m)^### ", -1);
    for (String part : List.of(parts).subList(1, parts.length)) {
      int newline = part.indexOf('\n');
      List<String> head = List.of(part.substring(0, newline).split("\\|", -1));
      List<String> wanted = new ArrayList<>();
      for (String value : head.subList(1, head.size())) {
        wanted.add(value.contains(",") ? list(List.of(value.split(",", -1))) : value);
      }
      pastes.add(new Paste(head.getFirst(), wanted, part.substring(newline + 1).stripTrailing()));
    }
    return pastes;
  }
}
