package bouncecard.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Makes an input of a kind: a sample of ours that is damaged a few times, by one who knows the
/// grammar of its kind.
final class Composer {
  private static final int MOST_DAMAGES = 8;
  private static final int MOST_DOCUMENTS = 3;

  private static final List<String> WORDS =
      List.of(
          "550 5.1.1 ",
          "550-",
          "250 ",
          "421 4.7.0 ",
          "<a@example.com>",
          "(in reply to RCPT TO command)",
          "said: ",
          "status=bounced ",
          "Final-Recipient: rfc822; ",
          "Status: ",
          "Diagnostic-Code: smtp; ",
          "\r\n\r\n",
          "\t",
          "\u00e2\u0086\u0092",
          "http://example.com/",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\u0000",
          "\\",
          "null",
          "1e999",
          ":",
          ",",
          "<div>",
          "</",
          "<!--",
          "&#x",
          "&amp;",
          "<script>",
          "=\r\n",
          "---",
          "***",
          "> ",
          "`",
          "#5.1.1",
          "RCPT TO:<",
          "MAIL FROM:<>",
          "DATA",
          "\u00e2\u0098\u0083",
          "\u00ff\u00fe",
          "\u0000");

  private final Target target;
  private final List<String> samples = new ArrayList<>();
  private final List<String> mails;

  /// @param target whose samples are damaged
  /// @param more folders of further samples
  Composer(Target target, List<Path> more) {
    this.target = target;
    samples.addAll(read(Corpus.of(target)));
    mails = new ArrayList<>(read(Corpus.of(Target.MAIL)));
    more.forEach(folder -> (target == Target.MAIL ? mails : samples).addAll(read(folder)));
    mails.addAll(read(Path.of("src/test/resources/bouncecard/mail")));
  }

  private static List<String> read(Path folder) {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        texts.add(Archives.text(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /// What this input stands for.
  byte[] compose(byte[] input) {
    Dice dice = new Dice(input);
    return switch (target) {
      case MAIL -> bytes(mail(dice));
      case CONTAINER -> container(dice);
      case CARD, EVENT, HTML, LOG, STATUS, TEXT -> bytes(text(dice, samples));
    };
  }

  private String mail(Dice dice) {
    String mail = dice.oneOf(mails);
    for (int i = 0; i < MOST_DAMAGES && !dice.isOver(); i++) {
      mail =
          dice.below(3) == 0
              ? Damage.once(mail, dice, WORDS, dice.oneOf(mails))
              : MailDamage.once(mail, dice);
    }
    return mail;
  }

  private static String text(Dice dice, List<String> from) {
    String text = dice.oneOf(from);
    for (int i = 0; i < MOST_DAMAGES && !dice.isOver(); i++) {
      text = Damage.once(text, dice, WORDS, dice.oneOf(from));
    }
    return text;
  }

  /// An archive of damaged mails, perhaps with another in it, perhaps damaged itself.
  private byte[] container(Dice dice) {
    List<byte[]> documents = new ArrayList<>();
    int count = 1 + dice.below(MOST_DOCUMENTS);
    for (int i = 0; i < count; i++) {
      documents.add(bytes(dice.below(2) == 0 ? mail(dice) : dice.oneOf(samples)));
    }
    byte[] archive = Archives.of(documents, dice);
    if (dice.below(4) == 0) {
      archive = Archives.of(List.of(archive), dice);
    }
    String text = Archives.text(archive);
    int damages = dice.below(4);
    for (int i = 0; i < damages && text.length() <= Damage.LONGEST; i++) {
      text = Damage.once(text, dice, WORDS, dice.oneOf(samples));
    }
    return bytes(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
