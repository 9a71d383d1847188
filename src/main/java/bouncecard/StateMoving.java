package bouncecard;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.adapter.config.Configuration;
import bouncecard.adapter.config.Settings;
import bouncecard.adapter.config.StateKeys;
import bouncecard.adapter.state.redis.RedisState;
import bouncecard.adapter.state.redis.StateFolder;
import bouncecard.adapter.state.redis.StateMove;
import bouncecard.adapter.terminal.Serving.Told;
import bouncecard.app.inlet.Inlet;
import bouncecard.app.serve.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves the state of a bot that does not run.
final class StateMoving {
  private StateMoving() {}

  static Told move(Configuration configuration, String where) {
    Optional<Path> file = configuration.get(Settings.STATE_FILE);
    if (!where.equals("redis") && !where.equals("folder")) {
      return refused("Say where to: redis or folder.");
    }
    if (file.isEmpty() || configuration.get(StateKeys.URL).isEmpty()) {
      return refused("Set both state.file and state.url: the one is moved from, the other to.");
    }
    List<String> lines = new ArrayList<>();
    StateFolder folder =
        new StateFolder(
            file.get(),
            configuration.stateKeys(),
            MailInlets.ofMailboxes(configuration).stream().map(Inlet::name).toList(),
            InletWiring.remembered(configuration),
            new MemoryStore(System::nanoTime),
            lines::add);
    try {
      RedisState redis =
          RedisState.open(
              StateWiring.terms(configuration).orElseThrow(),
              new MemoryStore(System::nanoTime),
              System::nanoTime,
              lines::add);
      try {
        StateMove move = new StateMove(folder, redis);
        StateMove.Moved moved = where.equals("redis") ? move.toRedis() : move.toFolder();
        lines.add(
            ("Moved %d choices, %d lines of what is watched, %d answers with buttons, %d arrivals"
                    + " that wait and %d ids of earlier ones.")
                .formatted(
                    moved.choices(),
                    moved.lines(),
                    moved.answers(),
                    moved.arrivals(),
                    moved.ids()));
        lines.add(
            where.equals("redis")
                ? "Start the bot with state.url. The files at state.file were put aside (.moved)."
                : "Start the bot without state.url.");
        return new Told(true, lines);
      } finally {
        redis.stop(Duration.ofSeconds(2));
      }
    } catch (StartException | StateMove.MoveException e) {
      lines.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      lines.add(
          "The files at state.file cannot be moved (%s).".formatted(e.getClass().getSimpleName()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      lines.add("Interrupted; what is moved stays where it was, too.");
    }
    return new Told(false, lines);
  }

  private static Told refused(String sentence) {
    return new Told(false, List.of(sentence));
  }
}
