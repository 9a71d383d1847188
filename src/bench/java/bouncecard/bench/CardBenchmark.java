package bouncecard.bench;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.Interpretation;
import bouncecard.app.Venue;
import bouncecard.card.Card;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes from what a person said to the card, warm: understanding, looking up and
/// composing, without drawing.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CardBenchmark {
  private final Bouncecard bouncecard =
      new Bouncecard(
          DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));

  /// What is said.
  @Param({
    "252 550",
    "550 5.1.1",
    "450 554",
    "5.7.27",
    "5.7.x",
    "TSS04",
    "find greylisting",
    "550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's 550 5.7.26"
        + " DMARC policy. - gsmtp"
  })
  public String said;

  /// The language of the card.
  @Param({"en", "ko"})
  public String language;

  /// From what was said to the card.
  @Benchmark
  public Card card() {
    Interpretation asked = bouncecard.ask(new UntrustedText(said), Venue.CHAT);
    return bouncecard.card(asked.answer(), new Language(language));
  }
}
