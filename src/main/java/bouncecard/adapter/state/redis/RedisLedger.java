package bouncecard.adapter.state.redis;

import bouncecard.app.watch.live.WatchLedger;
import java.util.Map;

/// What watching keeps, shared by all processes; one of them writes it.
record RedisLedger(RedisLines lines) implements WatchLedger {

  @Override
  public Map<String, String> all() {
    return lines.all();
  }

  @Override
  public void put(String key, String line) {
    lines.put(key, line);
  }

  @Override
  public void remove(String key) {
    lines.remove(key);
  }

  @Override
  public boolean flush() {
    return lines.flush();
  }

  @Override
  public void readAgain() {
    boolean _ = lines.readAgain();
  }
}
