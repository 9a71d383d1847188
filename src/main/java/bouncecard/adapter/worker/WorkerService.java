package bouncecard.adapter.worker;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.time.Duration;

/// The workers as a part of the running program: none outlives it.
public final class WorkerService implements Service {
  private final WorkerPool workers;
  private volatile boolean isStopped;

  /// A service of these workers, which start with the first question.
  public WorkerService(WorkerPool workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    return isStopped ? new Health(Health.State.DOWN, "") : Health.UP;
  }

  /// Whoever waits for an answer has had the time in which the platforms were stopped.
  @Override
  public void stop(Duration grace) {
    isStopped = true;
    workers.close();
  }
}
