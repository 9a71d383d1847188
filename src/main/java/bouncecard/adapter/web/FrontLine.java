package bouncecard.adapter.web;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The line about pages and the API to whoever asks how the program is; the listener that answers
/// them is a service of its own.
///
/// @param name `pages` or `api`
/// @param terms who is answered
public record FrontLine(String name, String terms) implements Service {

  /// A line for each that is opened.
  public static List<Service> of(FrontDoor door) {
    List<Service> lines = new ArrayList<>();
    if (door.hasPages()) {
      lines.add(new FrontLine("pages", door.terms()));
    }
    if (door.hasApi()) {
      lines.add(new FrontLine("api", door.terms()));
    }
    return lines;
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    return new Health(Health.State.UP, terms);
  }

  @Override
  public void stop(Duration grace) {}
}
