package bouncecard.adapter.dns;

import bouncecard.probe.dns.DnsAnswer.Failed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;

/// One question to one resolver: by UDP, and by TCP where the answer is cut (RFC 7766 §5).
///
/// The socket is connected, so that the kernel passes on only what comes from the resolver, has a
/// port that the system chose, and is closed at the end. A datagram that is no answer to this very
/// question is passed over until the time is up (RFC 5452 §9.1).
final class Exchange {
  private static final int LONGEST = 65_535;

  private final Message query;
  private final byte[] octets;
  private final InetSocketAddress server;
  private final int payload;
  private final long until;

  /// @param payload how many bytes an answer by UDP may have
  /// @param until when it must be over, in the time of [System#nanoTime()]
  Exchange(Message query, InetSocketAddress server, int payload, long until) {
    this.query = query;
    this.octets = query.toWire(LONGEST);
    this.server = server;
    this.payload = payload;
    this.until = until;
  }

  ResolverReply reply() {
    try {
      Message message = byDatagram();
      if (message.getHeader().getFlag(Flags.TC)) {
        message = byStream();
      }
      return switch (message.getRcode()) {
        case Rcode.NOERROR, Rcode.NXDOMAIN -> new ResolverReply.Said(message);
        case Rcode.SERVFAIL -> new ResolverReply.None(Failed.Kind.SERVFAIL);
        case Rcode.REFUSED -> new ResolverReply.None(Failed.Kind.REFUSED);
        default -> new ResolverReply.None(Failed.Kind.OTHER);
      };
    } catch (SocketTimeoutException e) {
      return new ResolverReply.None(Failed.Kind.TIMED_OUT);
    } catch (IOException e) {
      return new ResolverReply.None(Failed.Kind.OTHER);
    }
  }

  private Message byDatagram() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      socket.send(new DatagramPacket(octets, octets.length));
      DatagramPacket packet = new DatagramPacket(new byte[payload], payload);
      while (true) {
        socket.setSoTimeout(left());
        packet.setLength(payload);
        socket.receive(packet);
        Optional<Message> answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
  }

  private Message byStream() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, left());
      byte[] framed =
          ByteBuffer.allocate(octets.length + 2)
              .putShort((short) octets.length)
              .put(octets)
              .array();
      socket.getOutputStream().write(framed);
      byte[] length = read(socket, 2);
      byte[] body = read(socket, (length[0] & 0xFF) << 8 | (length[1] & 0xFF));
      return answer(body).orElseThrow(() -> new IOException("no answer to the question"));
    }
  }

  /// Reads that many bytes, however many pieces they come in, within the time that is left.
  private byte[] read(Socket socket, int length) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] read = new byte[length];
    int at = 0;
    while (at < length) {
      socket.setSoTimeout(left());
      int count = in.read(read, at, length - at);
      if (count < 0) {
        throw new EOFException();
      }
      at += count;
    }
    return read;
  }

  private int left() throws SocketTimeoutException {
    long left = (until - System.nanoTime()) / 1_000_000;
    if (left < 1) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  private Optional<Message> answer(byte[] received) {
    Message message;
    try {
      message = new Message(received);
    } catch (IOException e) {
      return Optional.empty();
    }
    Record asked = query.getQuestion();
    Record repeated = message.getQuestion();
    boolean isAnswer =
        message.getHeader().getID() == query.getHeader().getID()
            && message.getHeader().getFlag(Flags.QR)
            && repeated != null
            && repeated.getName().equals(asked.getName())
            && repeated.getType() == asked.getType()
            && repeated.getDClass() == asked.getDClass();
    return isAnswer ? Optional.of(message) : Optional.empty();
  }
}
