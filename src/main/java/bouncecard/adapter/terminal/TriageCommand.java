package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Flag;
import bouncecard.adapter.terminal.Arguments.Valued;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Document.Unreadable;
import bouncecard.app.Format;
import bouncecard.app.Inputs;
import bouncecard.app.Inputs.Shape;
import bouncecard.app.chart.Chart;
import bouncecard.app.chart.Picture;
import bouncecard.app.triage.Period;
import bouncecard.app.triage.Triage;
import bouncecard.app.triage.TriageFormat;
import bouncecard.app.triage.TriageOptions;
import bouncecard.app.triage.TriageResult;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.tally.Earlier;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `bouncecard triage`: sums up whole inputs.
final class TriageCommand {
  private static final String STANDARD_INPUT = "-";
  private static final int TOP = 10;
  private static final int MOST_TOP = 1_000;
  private static final long LARGEST_EARLIER = 64L << 20;

  private final Bouncecard bouncecard;
  private final TriageFormat programs;
  private final Consumer<Runnable> interrupts;
  private final Format format;
  private final Language language;
  private final ProgressBar progressBar;
  private final Texts texts;
  private final PrintStream out;
  private final PrintStream err;
  private boolean isFaulty;

  /// An option that cannot be understood.
  private static final class OptionException extends Exception {
    private static final long serialVersionUID = 1;

    OptionException(String message) {
      super(message);
    }
  }

  TriageCommand(
      Bouncecard bouncecard,
      Watching watching,
      Format format,
      Language language,
      ProgressBar progressBar,
      PrintStream out,
      PrintStream err) {
    this.bouncecard = bouncecard;
    this.programs = watching.triage();
    this.interrupts = watching.interrupts();
    this.format = format;
    this.language = language;
    this.progressBar = progressBar;
    this.texts = bouncecard.catalog().texts(language);
    this.out = out;
    this.err = err;
  }

  /// Runs and answers the exit status: 0 where mail was recognised, 1 where none was, 2 where
  /// something could not be read.
  int run(Inputs inputs, Arguments arguments) {
    TriageOptions options;
    Optional<Earlier> earlier;
    try {
      options = options(arguments);
      earlier = earlier(arguments);
    } catch (OptionException e) {
      err.println(e.getMessage());
      return 2;
    }
    List<String> names = arguments.words().isEmpty() ? List.of(STANDARD_INPUT) : arguments.words();
    AtomicBoolean isStopped = new AtomicBoolean();
    interrupts.accept(() -> isStopped.set(true));
    Inputs.Reading reading = inputs.open(names, Shape.MIXED);
    TriageResult result =
        new Triage(bouncecard, options)
            .run(
                reading,
                this::unreadable,
                () -> {
                  if (progressBar.isDue()) {
                    progressBar.draw(reading.progress(), 0);
                  }
                },
                isStopped::get);
    progressBar.clear();
    if (result.isNothing()) {
      err.println(say(TriageMessage.TRIAGE_NOTHING, Map.of()));
      return isFaulty ? 2 : 1;
    }
    boolean isForPrograms =
        arguments.value(Valued.FORMAT).filter(name -> name.equals("json")).isPresent();
    out.println(isForPrograms ? programs.render(result) : card(result, options, earlier));
    out.flush();
    arguments.value(Valued.CHART).ifPresent(file -> writeChart(file, result, options.zone()));
    arguments.value(Valued.UNKNOWN).ifPresent(file -> writeUnknown(file, result));
    return isFaulty ? 2 : 0;
  }

  private String card(TriageResult result, TriageOptions options, Optional<Earlier> earlier) {
    Card card =
        bouncecard
            .triage(
                result.tally(),
                result.unknown(),
                result.ownRefusals(),
                earlier,
                options.zone(),
                options.top(),
                language)
            .noting(notes(result));
    return format.render(new AnswerCard("", new Answer.NoAnswer(List.of()), card, texts));
  }

  private List<Rich> notes(TriageResult result) {
    List<Rich> notes = new ArrayList<>();
    if (result.isCut()) {
      notes.add(Rich.of(texts.message(TriageMessage.TRIAGE_CUT), Map.of()));
    }
    if (result.clockBack() > 0) {
      String minutes = Long.toString((result.clockBack() + 59) / 60);
      notes.add(Rich.of(texts.message(TriageMessage.TRIAGE_CLOCK), Map.of("minutes", minutes)));
    }
    return notes;
  }

  private void unreadable(Unreadable unreadable) {
    progressBar.clear();
    err.println(say(unreadable.fault().message(), unreadable.values()));
    isFaulty = true;
  }

  private void writeChart(String file, TriageResult result, ZoneId zone) {
    Optional<Picture> picture =
        Chart.of(result.tally(), texts, zone).map(chart -> chart.picture(texts));
    if (picture.isEmpty()) {
      err.println(say(TriageMessage.TRIAGE_NO_CHART, Map.of()));
      return;
    }
    try {
      Files.write(Path.of(file), picture.get().png());
      err.println(picture.get().legend());
    } catch (IOException | InvalidPathException e) {
      err.println(wrong(Valued.CHART, "a file that can be written", file));
      isFaulty = true;
    }
  }

  private void writeUnknown(String file, TriageResult result) {
    String lines =
        result.unknown().stream()
            .map(one -> programs.unknown(one.name(), one.times()) + "\n")
            .collect(Collectors.joining());
    try {
      Files.writeString(Path.of(file), lines);
    } catch (IOException | InvalidPathException e) {
      err.println(wrong(Valued.UNKNOWN, "a file that can be written", file));
      isFaulty = true;
    }
  }

  private TriageOptions options(Arguments arguments) throws OptionException {
    ZoneId zone = zone(arguments);
    return new TriageOptions(
        new Period(second(arguments, Valued.SINCE, zone), second(arguments, Valued.UNTIL, zone)),
        number(arguments, Valued.YEAR, "a year such as 2026", 0, 9_999),
        zone,
        LocalDate.now(zone),
        number(arguments, Valued.TOP, "a number from 1 to " + MOST_TOP, TOP, MOST_TOP),
        arguments.flags().contains(Flag.ADDRESSES));
  }

  private ZoneId zone(Arguments arguments) throws OptionException {
    Optional<String> name = arguments.value(Valued.ZONE);
    try {
      return name.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException _) {
      throw new OptionException(
          wrong(Valued.ZONE, "a time zone such as UTC or Asia/Seoul", name.orElse("")));
    }
  }

  private long second(Arguments arguments, Valued option, ZoneId zone) throws OptionException {
    Optional<String> written = arguments.value(option);
    if (written.isEmpty()) {
      return 0;
    }
    OptionalLong second = Period.second(written.get(), zone);
    if (second.isEmpty()) {
      throw new OptionException(
          wrong(option, "a time such as 2026-11-29T09:00 or 2026-11-29", written.get()));
    }
    return second.getAsLong();
  }

  private int number(Arguments arguments, Valued option, String form, int usual, int most)
      throws OptionException {
    Optional<String> written = arguments.value(option);
    if (written.isEmpty()) {
      return usual;
    }
    String text = written.get();
    boolean isNumber =
        !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new OptionException(wrong(option, form, text));
    }
    return number;
  }

  private Optional<Earlier> earlier(Arguments arguments) throws OptionException {
    Optional<String> file = arguments.value(Valued.COMPARE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String form = "a file that triage --format json wrote";
    try {
      Path path = Path.of(file.get());
      if (!Files.isRegularFile(path) || Files.size(path) > LARGEST_EARLIER) {
        throw new OptionException(wrong(Valued.COMPARE, form, file.get()));
      }
      Optional<Earlier> read = programs.earlier(Files.readString(path));
      if (read.isEmpty()) {
        throw new OptionException(wrong(Valued.COMPARE, form, file.get()));
      }
      return read;
    } catch (IOException | InvalidPathException _) {
      throw new OptionException(wrong(Valued.COMPARE, form, file.get()));
    }
  }

  private String wrong(Valued option, String form, String value) {
    return say(
        TriageMessage.TRIAGE_OPTION,
        Map.of(
            "option", option.option, "form", form, "value", new UntrustedText(value).visible(80)));
  }

  private String say(MessageKey message, Map<String, String> values) {
    return Rich.of(texts.message(message), values).text();
  }
}
