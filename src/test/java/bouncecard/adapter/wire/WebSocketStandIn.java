package bouncecard.adapter.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A WebSocket server (RFC 6455) on the loopback that does what it is told, faults included: a
/// thread a connection, each frame as it comes, no extensions.
public final class WebSocketStandIn implements AutoCloseable {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST = 16 << 20;

  /// What happens on a connection; each method is called by the connection's own thread.
  public interface Listener {

    /// A client is connected.
    default void opened(Connection connection) {}

    /// A text arrived.
    ///
    /// @param at when, as of [System#nanoTime]
    default void text(Connection connection, String text, long at) {}

    /// Bytes arrived.
    default void binary(Connection connection, byte[] octets, long at) {}

    /// The connection is there no longer.
    ///
    /// @param code what the client closed it with, 1006 where it said nothing
    default void closed(Connection connection, int code) {}
  }

  /// What is done with those who want to connect.
  public enum Admission {
    /// They are taken.
    OPEN,
    /// They are answered 503.
    REFUSED,
    /// They get no answer.
    HANGING,
    /// They are cut off.
    CUT
  }

  private final ServerSocket server;
  private final Listener listener;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile Admission admission = Admission.OPEN;

  /// A server that listens already.
  public WebSocketStandIn(Listener listener) {
    this.listener = listener;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("websocket-stand-in").start(this::accept);
  }

  /// Where it is reached.
  public URI uri(String path) {
    return URI.create("ws://127.0.0.1:" + server.getLocalPort() + path);
  }

  /// The connections that are open.
  public List<Connection> connections() {
    return List.copyOf(open);
  }

  /// How many were opened so far.
  public int taken() {
    return taken.get();
  }

  /// What is done with those who come next.
  public void admit(Admission next) {
    admission = next;
  }

  /// Cuts all connections, and takes no more.
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Connection::cut);
    sockets.forEach(WebSocketStandIn::reset);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread.ofVirtual().name("websocket-connection").start(() -> serve(socket));
      } catch (IOException _) {
        // Closed: the loop ends.
      }
    }
  }

  private void serve(Socket socket) {
    Admission how = admission;
    if (how == Admission.CUT) {
      reset(socket);
    }
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      Handshake handshake = handshake(in);
      switch (how) {
        case OPEN -> {
          answer(out, handshake);
          new Connection(socket, handshake.path(), new DataInputStream(in), out).run();
        }
        case REFUSED -> write(out, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
        case HANGING, CUT -> in.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException _) {
      // The client is gone, or was cut off.
    } finally {
      sockets.remove(socket);
    }
  }

  /// What a client asked for.
  private record Handshake(String path, String key) {}

  private static Handshake handshake(InputStream in) throws IOException {
    String path = line(in).split(" ", 3)[1];
    String key = "";
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (line.substring(0, colon).toLowerCase(Locale.ROOT).equals("sec-websocket-key")) {
        key = line.substring(colon + 1).strip();
      }
    }
    return new Handshake(path, key);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("no handshake");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private static void answer(OutputStream out, Handshake handshake) throws IOException {
    byte[] accepted = (handshake.key() + GUID).getBytes(StandardCharsets.US_ASCII);
    try {
      String accept =
          Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(accepted));
      write(
          out,
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + accept
              + "\r\n\r\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(OutputStream out, String head) throws IOException {
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0); // closing resets
      socket.close();
    } catch (IOException _) {
      // Closed already.
    }
  }

  /// One client.
  public final class Connection {
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private final Socket socket;
    private final int number = taken.incrementAndGet();
    private final String path;
    private final DataInputStream in;
    private final OutputStream out;
    private final Object writing = new Object();
    private final Gate reading = new Gate();
    private final Gate answeringPings = new Gate();
    private volatile int code = 1006;

    private Connection(Socket socket, String path, DataInputStream in, OutputStream out) {
      this.socket = socket;
      this.path = path;
      this.in = in;
      this.out = out;
    }

    /// The path it was opened with, with what stands after the question mark.
    public String path() {
      return path;
    }

    /// How many were opened up to it.
    public int number() {
      return number;
    }

    /// Whether it is not closed, as far as is known.
    public boolean isOpen() {
      return open.contains(this);
    }

    /// Sends a text; false where the client is gone.
    public boolean send(String text) {
      return send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends bytes; false where the client is gone.
    public boolean send(byte[] octets) {
      return send(BINARY, octets);
    }

    /// Sends bytes that are no frame, such as the half of one; false where the client is gone.
    public boolean sendRaw(byte[] octets) {
      synchronized (writing) {
        try {
          out.write(octets);
          out.flush();
          return true;
        } catch (IOException _) {
          return false;
        }
      }
    }

    /// Asks whether the client is there.
    public boolean ping() {
      return send(PING, new byte[0]);
    }

    /// Begins to close, with a code of RFC 6455 §7.4 or the platform's own; the client answers.
    public void close(int withCode, String reason) {
      byte[] words = reason.getBytes(StandardCharsets.UTF_8);
      send(
          CLOSE,
          ByteBuffer.allocate(2 + words.length).putShort((short) withCode).put(words).array());
    }

    /// Ends without a word (1006): the end of the stream.
    public void drop() {
      reading.set(true);
      try {
        socket.close();
      } catch (IOException _) {
        // Closed already.
      }
    }

    /// Ends with a reset of the TCP connection.
    public void cut() {
      reading.set(true);
      reset(socket);
    }

    /// Reads nothing more until it is told to, so that the client's writes stand.
    public void read(boolean go) {
      reading.set(go);
    }

    /// Whether pings are answered: a silent peer does not.
    public void answerPings(boolean go) {
      answeringPings.set(go);
    }

    private boolean send(int opcode, byte[] payload) {
      ByteBuffer head = ByteBuffer.allocate(10).put((byte) (0x80 | opcode));
      if (payload.length < 126) {
        head.put((byte) payload.length);
      } else if (payload.length < 1 << 16) {
        head.put((byte) 126).putShort((short) payload.length);
      } else {
        head.put((byte) 127).putLong(payload.length);
      }
      synchronized (writing) {
        try {
          out.write(head.array(), 0, head.position());
          out.write(payload);
          out.flush();
          return true;
        } catch (IOException _) {
          return false;
        }
      }
    }

    private void run() {
      open.add(this);
      try {
        listener.opened(this);
        readAll();
      } catch (IOException _) {
        // The client is gone, or was cut off.
      } finally {
        open.remove(this);
        listener.closed(this, code);
      }
    }

    private void readAll() throws IOException {
      byte[] message = new byte[0];
      int kind = TEXT;
      while (true) {
        int first = in.readUnsignedByte();
        byte[] payload = payload();
        reading.pass();
        int opcode = first & 0x0F;
        switch (opcode) {
          case CLOSE -> {
            code = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
            send(CLOSE, payload);
            return;
          }
          case PING -> {
            if (answeringPings.isOpen()) {
              send(PONG, payload);
            }
          }
          case PONG -> {}
          case CONTINUATION, TEXT, BINARY -> {
            kind = opcode == CONTINUATION ? kind : opcode;
            message = opcode == CONTINUATION ? joined(message, payload) : payload;
            if ((first & 0x80) != 0) {
              deliver(kind, message);
            }
          }
          default -> throw new IOException("opcode " + opcode);
        }
      }
    }

    private void deliver(int kind, byte[] message) {
      long at = System.nanoTime();
      if (kind == TEXT) {
        listener.text(this, new String(message, StandardCharsets.UTF_8), at);
      } else {
        listener.binary(this, message, at);
      }
    }

    private byte[] payload() throws IOException {
      int second = in.readUnsignedByte();
      long length = second & 0x7F;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      if ((second & 0x80) == 0 || length < 0 || length > LONGEST) {
        throw new IOException("a frame of " + length + " octets, or one that is not masked");
      }
      byte[] mask = new byte[4];
      in.readFully(mask);
      byte[] payload = new byte[(int) length];
      in.readFully(payload);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
      }
      return payload;
    }

    private static byte[] joined(byte[] one, byte[] other) {
      return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }
  }

  /// Something that is let through, or waits.
  private static final class Gate {
    private boolean isOpen = true;

    synchronized void set(boolean go) {
      isOpen = go;
      notifyAll();
    }

    synchronized boolean isOpen() {
      return isOpen;
    }

    synchronized void pass() throws IOException {
      try {
        while (!isOpen) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
