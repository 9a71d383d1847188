package bouncecard.adapter.discord;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/// Lets in what Discord delivers, until it is shut: what comes then is left to another process,
/// which Discord delivers it to as well.
final class DiscordDoor implements EventListener {
  private final EventListener inside;
  private final ReadWriteLock threshold = new ReentrantReadWriteLock();
  private boolean isShut;

  DiscordDoor(EventListener inside) {
    this.inside = inside;
  }

  @Override
  public void onEvent(GenericEvent event) {
    Lock passing = threshold.readLock();
    passing.lock();
    try {
      if (!isShut) {
        inside.onEvent(event);
      }
    } finally {
      passing.unlock();
    }
  }

  /// Lets nothing more in. When it returns, all that was let in has been taken or let be.
  void shut() {
    Lock alone = threshold.writeLock();
    alone.lock();
    try {
      isShut = true;
    } finally {
      alone.unlock();
    }
  }
}
