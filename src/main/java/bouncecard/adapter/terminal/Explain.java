package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Flag;
import bouncecard.app.Answer;
import bouncecard.app.Asked;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Octets;
import bouncecard.app.Reply;
import bouncecard.app.Setting;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.decode.Decoder;
import bouncecard.text.UntrustedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `bouncecard explain`: reads bounces from files, folders and standard input, one reply each, in
/// the order of the input. What cannot be read is said in one line and never stops the rest.
final class Explain {
  private static final int LARGEST_INPUT = 16 << 20;
  private static final int LARGEST_TEXT = Decoder.LONGEST_TEXT;
  private static final int LONGEST_LINE = 1 << 20;
  private static final String STANDARD_INPUT = "-";

  private final Bouncecard bouncecard;
  private final Format format;
  private final Language language;
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final ObjectMapper json = new ObjectMapper();

  private boolean why;
  private int answered;
  private int unreadable;

  Explain(
      Bouncecard bouncecard,
      Format format,
      Language language,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    this.bouncecard = bouncecard;
    this.format = format;
    this.language = language;
    this.in = in;
    this.out = out;
    this.err = err;
  }

  int run(List<String> inputs, Set<Flag> flags) {
    boolean eachLine = flags.contains(Flag.EACH_LINE);
    boolean ndjson = flags.contains(Flag.NDJSON);
    why = flags.contains(Flag.WHY);
    for (String input : inputs.isEmpty() ? List.of(STANDARD_INPUT) : inputs) {
      try {
        if (input.equals(STANDARD_INPUT)) {
          read(STANDARD_INPUT, in, eachLine, ndjson);
        } else {
          readPath(Path.of(input), eachLine, ndjson);
        }
      } catch (InvalidPathException e) {
        complain(Message.ERROR_CANNOT_READ, Map.of("file", shown(input), "reason", e.getReason()));
      } catch (IOException e) {
        complain(Message.ERROR_CANNOT_READ, Map.of("file", shown(input), "reason", reason(e)));
      }
    }
    out.flush();
    if (unreadable > 0) {
      return 2;
    }
    return answered > 0 ? 0 : 1;
  }

  private void readPath(Path path, boolean eachLine, boolean ndjson) throws IOException {
    if (Files.isDirectory(path)) {
      readFolder(path, eachLine, ndjson);
    } else if (Files.exists(path)) {
      readFile(path, eachLine, ndjson);
    } else {
      complain(Message.ERROR_NO_SUCH_FILE, Map.of("file", shown(path.toString())));
    }
  }

  private void readFile(Path path, boolean eachLine, boolean ndjson) {
    try (InputStream file = Files.newInputStream(path)) {
      read(path.toString(), file, eachLine, ndjson);
    } catch (IOException e) {
      complain(
          Message.ERROR_CANNOT_READ, Map.of("file", shown(path.toString()), "reason", reason(e)));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      default -> e.getClass().getSimpleName();
    };
  }

  private void readFolder(Path folder, boolean eachLine, boolean ndjson) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    if (files.isEmpty()) {
      complain(Message.ERROR_EMPTY_FOLDER, Map.of("file", shown(folder.toString())));
    }
    for (Path file : files) {
      readFile(file, eachLine, ndjson);
    }
  }

  private void read(String source, InputStream input, boolean eachLine, boolean ndjson)
      throws IOException {
    if (eachLine || ndjson) {
      readLines(source, input, ndjson);
      return;
    }
    byte[] bytes = input.readNBytes(LARGEST_INPUT);
    boolean isMail = Octets.looksLikeMail(bytes);
    int limit = isMail ? LARGEST_INPUT : LARGEST_TEXT;
    boolean more = bytes.length > limit || (bytes.length == LARGEST_INPUT && input.read() >= 0);
    if (Octets.isBlank(bytes)) {
      complain(Message.ERROR_EMPTY_INPUT, Map.of("file", shown(source)));
    } else if (Octets.isBinary(bytes)) {
      complain(Message.ERROR_BINARY, Map.of("file", shown(source)));
    } else {
      Answer answer = bouncecard.read(bytes);
      boolean recognised = print(source, answer, Optional.empty());
      if (more) {
        err.println(
            say(
                Message.ERROR_TOO_LARGE,
                Map.of("file", shown(source), "limit", (limit >> 20) + " MiB")));
      } else if (!recognised) {
        err.println(say(Message.ERROR_NOTHING_RECOGNISED, Map.of("file", shown(source))));
      }
    }
  }

  private void readLines(String source, InputStream input, boolean ndjson) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String name = source + ":" + number;
      String bounded = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
      if (ndjson) {
        readJson(name, number, bounded);
      } else {
        answer(name, bounded);
      }
    }
    if (number == 0) {
      complain(Message.ERROR_EMPTY_INPUT, Map.of("file", shown(source)));
    }
  }

  private void readJson(String name, int number, String line) {
    Optional<String> text = text(line);
    if (text.isPresent()) {
      answer(name, text.get());
    } else {
      // The answer keeps its place, so that results can be matched to lines.
      print(name, new Answer.NoAnswer(List.of()), Optional.empty());
      complain(Message.ERROR_NDJSON, Map.of("line", Integer.toString(number)));
    }
  }

  private Optional<String> text(String line) {
    try {
      JsonNode text = json.readTree(line).path("text");
      return text.isString() ? Optional.of(text.asString()) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty(); // said by the caller, with the line's number
    }
  }

  private void answer(String name, String text) {
    Asked asked = bouncecard.ask(new UntrustedText(text), Setting.DOCUMENT);
    print(name, asked.answer(), asked.language());
  }

  private boolean print(String source, Answer read, Optional<Language> asked) {
    Language spoken = asked.orElse(language);
    Answer answer = why ? bouncecard.explained(read) : read;
    out.println(
        format.render(
            new Reply(
                source,
                answer,
                bouncecard.card(answer, spoken),
                bouncecard.catalog().texts(spoken))));
    boolean recognised = !answer.kind().equals("none");
    if (recognised) {
      answered++;
    }
    return recognised;
  }

  private void complain(Message message, Map<String, String> values) {
    unreadable++;
    err.println(say(message, values));
  }

  private String say(Message message, Map<String, String> values) {
    return Rich.of(bouncecard.catalog().texts(language).message(message), values).text();
  }

  private static String shown(String name) {
    return new UntrustedText(name).visible(200);
  }
}
