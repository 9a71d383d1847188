package bouncecard.app.replica;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

final class MemoryReplicasTest extends ReplicasContract {
  private final AtomicLong nanos = new AtomicLong();

  @Override
  protected Replicas replicas() {
    return new MemoryReplicas(nanos::get);
  }

  @Override
  protected void outlive(Replicas replicas) {
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
  }
}
