package bouncecard.bench.attack;

import bouncecard.adapter.slack.wire.SlackPerson;
import bouncecard.adapter.slack.wire.SlackSignature;
import bouncecard.bench.attack.SlackStandIn.Manner;
import java.io.IOException;
import java.util.List;

/// What Slack's API, or what stands in its place, answers; with mentions on the way, whose cards go
/// through it.
record UpstreamAttacks(String name, Manner manner) implements Attack {
  private static final long EVERY = 200;

  static List<Attack> all() {
    return List.of(
        new UpstreamAttacks("api-html", Manner.HTML),
        new UpstreamAttacks("api-endless", Manner.ENDLESS));
  }

  @Override
  public boolean takesService() {
    return true;
  }

  @Override
  public void run(Target target, Until until) throws IOException {
    target.slack().behave(manner);
    try {
      while (!until.isOver()) {
        SlackPerson person = new SlackPerson("U0BENCH001", "somebody", "C0BENCH001");
        byte[] body =
            SlackSignature.event(
                target
                    .slack()
                    .payloads()
                    .event(target.slack().payloads().mention(person, "550 5.1.1")));
        target.signed("application/json", body);
        until.pause(EVERY);
      }
    } finally {
      target.slack().behave(Manner.GOOD);
    }
  }
}
