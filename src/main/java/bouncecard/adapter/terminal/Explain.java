package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.DocumentAnswerer.Printed;
import bouncecard.app.Document;
import bouncecard.app.InOrder;
import bouncecard.app.Inputs;
import bouncecard.app.Inputs.Shape;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `bouncecard explain`: reads bounces from files, folders and standard input, one reply each, in
/// the order of the input. What cannot be read is said in one line and never stops the rest.
///
/// One thread reads, as many as there are processors answer, and this one prints. An answer is
/// printed as soon as it and all before it are there.
final class Explain {
  private static final String STANDARD_INPUT = "-";
  private static final Duration BETWEEN_PROGRESS = Duration.ofMillis(100);

  /// Of documents that are read and not yet printed, at most two of the largest: each takes several
  /// times its size while it is decoded.
  private static final int KIBIBYTES_IN_FLIGHT = 32 << 10;

  private final DocumentAnswerer answering;
  private final Inputs inputs;
  private final PrintStream out;
  private final PrintStream err;
  private final ProgressBar progressBar;

  private final Set<DocumentAnswerer.Outcome> outcomes =
      EnumSet.noneOf(DocumentAnswerer.Outcome.class);
  private long done;

  Explain(
      DocumentAnswerer answering,
      Inputs inputs,
      PrintStream out,
      PrintStream err,
      ProgressBar progressBar) {
    this.answering = answering;
    this.inputs = inputs;
    this.out = out;
    this.err = err;
    this.progressBar = progressBar;
  }

  int run(List<String> names, boolean eachLine, boolean ndjson) {
    Inputs.Reading reading =
        inputs.open(
            names.isEmpty() ? List.of(STANDARD_INPUT) : names,
            eachLine || ndjson ? Shape.LINES : Shape.WHOLE);
    try (var results =
        new InOrder<List<Document>, List<Printed>>(
            Runtime.getRuntime().availableProcessors(),
            KIBIBYTES_IN_FLIGHT,
            intake -> readAll(reading, new Gathering(intake)),
            documents ->
                documents.stream().map(document -> answering.answer(document, ndjson)).toList())) {
      printAll(results, reading);
    }
    progressBar.clear();
    out.flush();
    err.flush();
    if (outcomes.contains(DocumentAnswerer.Outcome.UNREADABLE)) {
      return 2;
    }
    return outcomes.contains(DocumentAnswerer.Outcome.ANSWERED) ? 0 : 1;
  }

  private static void readAll(Inputs.Reading reading, Gathering gathering) {
    reading.readAll(gathering);
    gathering.pause();
  }

  /// Prints until all is printed or nobody reads it any more, as where `head` has seen enough.
  private void printAll(InOrder<List<Document>, List<Printed>> results, Inputs.Reading reading) {
    boolean isRead = true;
    while (isRead && !results.isDone()) {
      Optional<List<Printed>> next = results.next(Duration.ZERO);
      if (next.isEmpty()) {
        isRead = !out.checkError(); // which flushes: what is printed is seen while there is time
        next = results.next(BETWEEN_PROGRESS);
      }
      next.ifPresent(printed -> printed.forEach(this::print));
      if (progressBar.isDue()) {
        isRead &= !out.checkError();
        progressBar.draw(reading.progress(), done);
      }
    }
  }

  private void print(Printed printed) {
    progressBar.clear();
    if (!printed.reply().isEmpty()) {
      out.println(printed.reply());
    }
    if (!printed.remark().isEmpty()) {
      out.flush(); // on a terminal the remark stands after the reply
      err.println(printed.remark());
      err.flush();
    }
    outcomes.add(printed.outcome());
    done++;
  }
}
