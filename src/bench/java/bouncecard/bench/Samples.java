package bouncecard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.ObjectMapper;

/// What the benchmarks read: the bounces beside the repository where they are, else a few of our
/// own.
final class Samples {
  private static final Path BOUNCES = Path.of("../shared/bounces");

  private Samples() {}

  /// Reply lines, one bounce each.
  static List<String> replies() {
    List<String> replies = new ArrayList<>();
    for (String file : List.of("gold.jsonl", "replies.jsonl")) {
      replies.addAll(texts(BOUNCES.resolve(file)));
    }
    return replies.isEmpty() ? ownReplies() : replies;
  }

  private static List<String> texts(Path file) {
    if (!Files.isReadable(file)) {
      System.out.println("# not there, own samples instead: " + file.toAbsolutePath());
      return List.of();
    }
    ObjectMapper json = new ObjectMapper();
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .map(line -> json.readTree(line).path("text").asString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whole mails.
  static List<byte[]> mails() {
    Path folder = BOUNCES.resolve("emails");
    if (!Files.isDirectory(folder)) {
      System.out.println("# not there, own samples instead: " + folder.toAbsolutePath());
      return ownReplies().stream().map(reply -> LargeMails.report(reply, "")).toList();
    }
    List<byte[]> mails = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        mails.add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mails;
  }

  /// Sentences that no rule lists: each of several things with each that may be said of it.
  static List<String> neverSeen() {
    List<String> things =
        List.of(
            "the person you wrote to",
            "this postbox",
            "the domain behind the sign",
            "your relay at 198.51.100.7",
            "the letter you sent",
            "the file that hangs on it",
            "the key of your signature",
            "your sign-in",
            "the line between our hosts",
            "the name that 203.0.113.5 gives");
    List<String> said =
        List.of(
            "is not on our books",
            "has gone to sleep for good",
            "holds more than we can store",
            "stands on a list of those we turn away",
            "comes too often for our taste",
            "weighs more than this house takes",
            "was not proven to be yours",
            "may come back in ten minutes",
            "broke off before the end",
            "points to somebody else");
    List<String> codes = List.of("550 ", "450 4.7.1 ", "554 5.7.1 ", "552 5.2.2 ", "421 ");
    List<String> sentences = new ArrayList<>();
    for (String thing : things) {
      for (String words : said) {
        sentences.add(codes.get(sentences.size() % codes.size()) + thing + " " + words);
      }
    }
    return sentences;
  }

  private static List<String> ownReplies() {
    return List.of(
        "550 5.1.1 <user@example.com>: Recipient address rejected: User unknown in local recipient"
            + " table",
        "421 4.7.0 [192.0.2.1] Too many connections from your host, try again later",
        "452 4.2.2 Mailbox full",
        "550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's 550"
            + " 5.7.26 DMARC policy.",
        "554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using bl.example.net",
        "host mx.example.net[203.0.113.5] said: 451 4.7.1 Greylisted, please try again in 300"
            + " seconds (in reply to RCPT TO command)");
  }

  static byte[] octets(String mail) {
    return mail.getBytes(StandardCharsets.ISO_8859_1);
  }
}
