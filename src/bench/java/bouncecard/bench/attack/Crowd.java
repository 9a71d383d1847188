package bouncecard.bench.attack;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Connections of strangers, each opened again whenever it was ended.
final class Crowd {
  private final List<Thread> threads = new ArrayList<>();
  private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
  private final Opening opening;
  private final Behaviour behaviour;
  private final long between;

  /// Opens a connection.
  interface Opening {
    Socket connect() throws IOException;
  }

  /// What one connection does, from its opening until it is ended.
  interface Behaviour {
    void act(Socket socket, Until until) throws IOException;
  }

  /// @param between milliseconds between the end of a connection and the next one
  Crowd(Opening opening, Behaviour behaviour, long between) {
    this.opening = opening;
    this.behaviour = behaviour;
    this.between = between;
  }

  /// Lets so many come.
  void come(int connections, Until until) {
    for (int i = 0; i < connections; i++) {
      threads.add(Thread.ofVirtual().start(() -> again(until)));
    }
  }

  private void again(Until until) {
    while (!until.isOver()) {
      try (Socket socket = opening.connect()) {
        open.add(socket);
        try {
          behaviour.act(socket, until);
        } finally {
          open.remove(socket);
        }
      } catch (IOException _) {
        // It was ended.
      }
      until.pause(between);
    }
  }

  /// Ends all that are open, once the time is over.
  void leave() throws InterruptedException {
    for (Socket socket : List.copyOf(open)) {
      close(socket);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed already.
    }
  }
}
