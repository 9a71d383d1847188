package bouncecard.bench;

import bouncecard.adapter.data.DataFiles;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How many reply lines are read and judged in a second, one after the other.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReplyBenchmark {
  private final Decoder decoder = new Decoder(DataFiles.load());
  private final List<UntrustedText> replies =
      Samples.replies().stream().map(UntrustedText::new).toList();
  private final List<UntrustedText> unseen =
      Samples.neverSeen().stream().map(UntrustedText::new).toList();
  private int next;

  /// From one reply that rules list to what it means.
  @Benchmark
  public Decoding known() {
    return decoded(replies);
  }

  /// The same of sentences that no rule lists.
  @Benchmark
  public Decoding neverSeen() {
    return decoded(unseen);
  }

  private Decoding decoded(List<UntrustedText> texts) {
    next = next + 1 < texts.size() ? next + 1 : 0;
    return decoder.decode(texts.get(next));
  }
}
