package bouncecard.app.replica;

import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs in this process what runs in one at a time, for as long as this one leads.
///
/// Where nobody knows who leads because the store is away, what runs goes on: no other replica can
/// have taken the lead by that store, and who asks is answered. It ends when another one leads.
public final class Leadership implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final Duration FOR_ENDING = Duration.ofSeconds(5);

  /// In beats.
  private static final int BETWEEN_LOOKS = 5;

  /// Handing over takes as long as another replica needs to connect, which is longer than others
  /// need to end.
  private static final int SHARES = 10;

  private final Pulse pulse;
  private final Hands hands;
  private final Runnable taking;
  private final Runnable following;
  private final List<LedService> led;
  private long term;
  private int beats;
  private boolean isRunning;
  private boolean isStopped;

  /// @param hands takes over what others had in hand
  /// @param taking is done first each time that this process takes the lead
  /// @param following is done again and again while another one leads
  /// @param led what runs where the lead is, in the order in which it is begun
  public Leadership(
      Pulse pulse, Hands hands, Runnable taking, Runnable following, List<LedService> led) {
    this.pulse = pulse;
    this.hands = hands;
    this.taking = taking;
    this.following = following;
    this.led = List.copyOf(led);
  }

  @Override
  public String name() {
    return "Lead";
  }

  /// From now on it follows the pulse.
  @Override
  public void start() {
    pulse.then(this::look, this::sweep);
    look();
  }

  private void sweep() {
    if (!(pulse.standing() instanceof Standing.Unknown)) {
      hands.sweep();
    }
  }

  private synchronized void look() {
    if (isStopped) {
      led.stream().filter(LedService::overlaps).forEach(LedService::beat);
      return;
    }
    switch (pulse.standing()) {
      case Standing.Leads(long now) -> {
        if (isRunning && now != term) {
          isRunning = false;
          end(FOR_ENDING); // another one had it in between
        }
        if (!isRunning) {
          begin(now);
        }
        led.forEach(LedService::beat);
      }
      case Standing.Follows _ -> {
        if (isRunning) {
          isRunning = false;
          end(FOR_ENDING);
        }
        if (++beats % BETWEEN_LOOKS == 0) {
          following.run();
        }
      }
      case Standing.Unknown _ -> {} // nobody else has it either
    }
  }

  private void begin(long now) {
    LOG.atInfo().addKeyValue("term", now).log("this replica leads");
    term = now;
    isRunning = true;
    taking.run();
    led.forEach(LedService::begin);
  }

  private void end(Duration grace) {
    LOG.atInfo().addKeyValue("term", term).log("this replica leads no more");
    Duration each = grace.dividedBy(Math.max(1, led.size()));
    led.reversed().forEach(one -> one.end(each));
  }

  @Override
  public Health health() {
    return Health.UP;
  }

  @Override
  public int shares() {
    return SHARES;
  }

  /// Ends what runs, and lets another one have the lead at once. What two may run ends when the
  /// other one has it, or at once where there is no other. The pulse goes on meanwhile, so that the
  /// others know that this one lives.
  @Override
  public void stop(Duration grace) {
    if (isToEnd()) {
      Duration quarter = grace.dividedBy(4);
      List<LedService> overlapping = led.stream().filter(LedService::overlaps).toList();
      Duration each = quarter.dividedBy(Math.max(1, led.size()));
      led.reversed().stream().filter(one -> !one.overlaps()).forEach(one -> one.end(each));
      pulse.resign();
      if (!pulse.isAlone()) {
        Duration half = grace.dividedBy(2);
        overlapping.forEach(one -> one.awaitAnother(half));
      }
      end(quarter);
    }
    pulse.resign();
  }

  private synchronized boolean isToEnd() {
    isStopped = true;
    boolean was = isRunning;
    isRunning = false;
    return was;
  }
}
