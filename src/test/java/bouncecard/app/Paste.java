package bouncecard.app;

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
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an engineer on call pastes, and what is read in it.
///
/// @param wanted its kind, the reply codes, the enhanced status codes and the recipients
record Paste(String name, List<String> wanted, String text) {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/pastes");

  private static final Bouncecard BOUNCECARD =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  /// The kind, the reply codes, the enhanced status codes and the recipients.
  static List<String> read(String text) {
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

  static List<Paste> all(String file) throws IOException {
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
