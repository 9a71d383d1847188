package bouncecard.adapter.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.Message;

/// A name server on the loopback whose every answer is made by the test, by UDP and TCP.
final class LoopbackDns implements AutoCloseable {
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private final Answering answering;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /// Makes the bytes to send for a question; none where it stays silent.
  interface Answering {
    List<byte[]> answer(Message query, boolean isStream) throws IOException;
  }

  LoopbackDns(Answering answering) throws IOException {
    this.answering = answering;
    this.streams = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.datagrams =
        new DatagramSocket(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), streams.getLocalPort()));
    Thread.ofVirtual().start(this::serveDatagrams);
    Thread.ofVirtual().start(this::serveStreams);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) datagrams.getLocalSocketAddress();
  }

  /// The questions that came, such as `udp example.com. MX`.
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serveDatagrams() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
        datagrams.receive(packet);
        Message query = new Message(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        note("udp", query);
        for (byte[] answer : answering.answer(query, false)) {
          datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serveStreams() {
    try {
      while (true) {
        try (Socket socket = streams.accept()) {
          DataInputStream in = new DataInputStream(socket.getInputStream());
          Message query = new Message(in.readNBytes(in.readUnsignedShort()));
          note("tcp", query);
          for (byte[] answer : answering.answer(query, true)) {
            socket
                .getOutputStream()
                .write(
                    ByteBuffer.allocate(answer.length + 2)
                        .putShort((short) answer.length)
                        .put(answer)
                        .array());
          }
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void note(String way, Message query) {
    asked.add(
        way
            + " "
            + query.getQuestion().getName()
            + " "
            + org.xbill.DNS.Type.string(query.getQuestion().getType()));
  }

  @Override
  public void close() throws IOException {
    datagrams.close();
    streams.close();
  }
}
