package bouncecard.app.triage;

import bouncecard.app.Document;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deliveries of qmail of which one log tells the beginning and another the end, as where logs are
/// rotated: put together when all logs were read, whatever their order. One thread uses it.
final class QmailRemains {
  /// Of each kind. Beyond it a log is taken by itself.
  private static final int MOST = 20_000;

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Start> starts = new ArrayList<>();
  private final List<Delivery> whole = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();

  /// A message that came, and was still there when its log ended.
  ///
  /// @param since what tells it from others with the same number
  /// @param second when; 0 where nothing tells
  record Arrival(String message, String since, long second) {}

  /// A delivery that began.
  ///
  /// @param since what tells its message from others with the same number; empty where its log does
  ///   not have the message's arrival
  /// @param to the rest of the line: whom it is to
  record Start(String number, String message, String since, String to, long second, String stream) {

    /// Both lines, with the message named by its number and by when it came.
    String joined(String known, End end) {
      return "starting delivery "
          + number
          + ": msg "
          + message
          + "."
          + known
          + to
          + "\n"
          + end.line();
    }
  }

  /// A line in which a delivery ends.
  record End(String number, String line, long second, String stream, long place) {}

  private record Delivery(Start start, End end) {}

  void add(Arrival arrival) {
    if (arrivals.size() < MOST) {
      arrivals.add(arrival);
    }
  }

  void add(Start start) {
    if (starts.size() < MOST) {
      starts.add(start);
    }
  }

  /// Takes a delivery whose message came before its log began; false where there is no room.
  boolean add(Start start, End end) {
    return whole.size() < MOST && whole.add(new Delivery(start, end));
  }

  /// Takes the end of a delivery that began before its log did; false where there is no room.
  boolean add(End end) {
    return ends.size() < MOST && ends.add(end);
  }

  /// What all came to, as lines that are read by themselves.
  List<Document> lines() {
    Map<String, List<Arrival>> came = new HashMap<>();
    arrivals.forEach(one -> came.computeIfAbsent(one.message(), _ -> new ArrayList<>()).add(one));
    Map<String, List<Start>> began = new HashMap<>();
    starts.forEach(one -> began.computeIfAbsent(one.number(), _ -> new ArrayList<>()).add(one));
    List<Document> lines = new ArrayList<>();
    for (Delivery one : whole) {
      lines.add(line(one.end(), joined(one.start(), one.end(), came)));
    }
    ends.sort(
        Comparator.comparingLong(End::second)
            .thenComparing(End::stream)
            .thenComparingLong(End::place));
    for (End end : ends) {
      List<Start> candidates = began.getOrDefault(end.number(), List.of());
      Optional<Start> start =
          candidates.stream()
              .filter(one -> one.second() <= end.second() && !one.stream().equals(end.stream()))
              .max(Comparator.comparingLong(Start::second).thenComparing(Start::stream));
      start.ifPresent(candidates::remove);
      lines.add(line(end, start.map(one -> joined(one, end, came)).orElse(end.line())));
    }
    return lines;
  }

  private static String joined(Start start, End end, Map<String, List<Arrival>> came) {
    String since =
        start.since().isEmpty()
            ? came.getOrDefault(start.message(), List.of()).stream()
                .filter(one -> one.second() <= start.second())
                .max(Comparator.comparingLong(Arrival::second).thenComparing(Arrival::since))
                .map(Arrival::since)
                .orElse("")
            : start.since();
    return start.joined(since, end);
  }

  private static Document line(End end, String text) {
    return new Document.Line(
        end.stream(), end.place(), new UntrustedText(text), /* truncated= */ false);
  }
}
