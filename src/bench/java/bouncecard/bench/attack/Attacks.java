package bouncecard.bench.attack;

import java.util.List;
import java.util.stream.Stream;

/// All attacks, in the order in which they are run.
final class Attacks {
  static final List<Attack> ALL =
      Stream.of(
              HttpAttacks.all(),
              LmtpAttacks.all(),
              List.<Attack>of(new MailAttacks()),
              UpstreamAttacks.all(),
              List.<Attack>of(new SlowAnswers()))
          .<Attack>flatMap(List::stream)
          .toList();

  private Attacks() {}
}
