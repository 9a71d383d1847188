package bouncecard.bench;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long one large mail takes, and whether twice the mail takes more than twice as long.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class LargeMailBenchmark {
  private final Bouncecard bouncecard =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  /// What is large in it.
  @Param({"attachment", "notice", "recipients", "header", "parts", "nested"})
  public String large;

  /// Its size in KiB.
  @Param({"1250", "2500", "5000", "10000"})
  public int size;

  private byte[] mail = {};

  /// Writes the mail.
  @Setup
  public void write() {
    mail = LargeMails.of(large, size << 10);
  }

  /// From its bytes to what it means.
  @Benchmark
  public Answer mail() {
    return bouncecard.read(mail);
  }
}
