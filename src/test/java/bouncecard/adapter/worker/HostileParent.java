package bouncecard.adapter.worker;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.reading.Submission;
import bouncecard.app.serial.ReadingForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program with a worker that reads a mail without end, until somebody kills the program.
final class HostileParent {
  private HostileParent() {}

  public static void main(String[] arguments) {
    Duration longest = Duration.ofMinutes(2);
    WorkerPool pool =
        new WorkerPool(
            HostileWorker.command(),
            Map.of(),
            new byte[0],
            new WorkerLimits(1, 0, longest, longest, longest, longest),
            new ReadingForm(DataFiles.load()));
    byte[] mail =
        "From: a@example.org\nSubject: never returns\n\nx".getBytes(StandardCharsets.UTF_8);
    pool.read(
        new Submission(Optional.empty(), List.of(new Submission.File("a.eml", mail)), longest));
  }
}
