package bouncecard.bench.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A chat platform that the bot under test is connected to: a stand-in that asks, and tells what
/// comes back. All that is measured is measured elsewhere.
interface ChatPlatform extends AutoCloseable {

  /// Takes what comes back; it is called by the threads of the connections.
  interface Listener {

    /// The bot said that a command arrived.
    ///
    /// @param at as of [System#nanoTime]
    void acknowledged(int number, long at);

    /// The bot sent a card.
    void answered(int number, long at);

    /// The bot said that it has no room for the command.
    void refused(int number);
  }

  /// What the bot is told in its environment, to be connected to this.
  Map<String, String> environment();

  /// Whether the bot is connected.
  boolean isConnected();

  /// Sends a command; false where the bot is not connected.
  ///
  /// @param number tells it from others, from 0
  boolean ask(int number);

  /// What can go wrong, in the order in which it is tried.
  List<Outage> outages();

  /// Something that goes wrong for a while.
  ///
  /// @param lasts from its beginning to its end; nothing for what is over at once
  record Outage(String name, Duration lasts, Runnable begin, Runnable end) {}

  @Override
  void close();
}
