package bouncecard.app.check;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Live checks as a part of the running program: says how they are used, and ends them with it.
public final class CheckService implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(CheckService.class);

  private final Checks checks;
  private volatile boolean isStopped;

  /// A service of these checks, which are ready as they are.
  public CheckService(Checks checks) {
    this.checks = checks;
  }

  @Override
  public String name() {
    return "live checks";
  }

  @Override
  public void start() {}

  /// Numbers only: nothing of what was asked is in it.
  @Override
  public Health health() {
    return new Health(isStopped ? Health.State.DOWN : Health.State.UP, used());
  }

  private String used() {
    CachedReports.Statistics statistics = checks.statistics();
    return "running %d, kept %d, hits %d, misses %d, evictions %d"
        .formatted(
            checks.running(),
            statistics.size(),
            statistics.hits(),
            statistics.misses(),
            statistics.evictions());
  }

  @Override
  public void stop(Duration grace) {
    if (!isStopped) {
      isStopped = true;
      LOG.info("live checks end: {}", used());
      checks.stop(grace);
    }
  }
}
