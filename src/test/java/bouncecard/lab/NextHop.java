package bouncecard.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The mail server that all mail of a relay goes to: what it says is decided by the local part of
/// the recipient ([Mailbox]), and noted in [Told].
final class NextHop implements AutoCloseable {
  private final ServerSocket listener;
  private final Told told = new Told();

  NextHop() throws IOException {
    listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  Told told() {
    return told;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        // it was closed, which ends the loop
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      new Session(client).run();
    } catch (IOException _) {
      // who hangs up is told nothing more
    }
  }

  /// One client. Each answer is noted before it is given, since the client goes on with it at once.
  private final class Session {
    private final BufferedReader in;
    private final OutputStream out;
    private final List<String> taken = new ArrayList<>();
    private boolean isBounce;

    Session(Socket client) throws IOException {
      in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
      out = client.getOutputStream();
    }

    void run() throws IOException {
      say("220 next-hop.test ESMTP");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO" -> say("250-next-hop.test\r\n250 ENHANCEDSTATUSCODES");
          case "MAIL" -> mail(line);
          case "RCPT" -> recipient(address(line));
          case "DATA" -> data();
          case "RSET" -> {
            taken.clear();
            say("250 2.0.0 Forgotten");
          }
          case "QUIT" -> {
            say("221 2.0.0 Bye");
            return;
          }
          default -> say("250 2.0.0 next-hop.test");
        }
      }
    }

    private void mail(String line) throws IOException {
      taken.clear();
      isBounce = address(line).isEmpty();
      say("250 2.1.0 Sender ok");
    }

    private void recipient(String address) throws IOException {
      Saying saying = isBounce ? Saying.TAKEN : told.atRecipient(address);
      if (saying == Saying.TAKEN) {
        taken.add(address);
        say("250 2.1.5 Recipient ok");
      } else {
        told.note(address, saying);
        say(saying.reply().formatted(address));
      }
    }

    private void data() throws IOException {
      if (taken.isEmpty()) {
        say("503 5.5.1 Who is it for?");
        return;
      }
      if (taken.stream().anyMatch(one -> Mailbox.of(one) == Mailbox.NO_DATA)) {
        end(Saying.REFUSED);
        return;
      }
      say("354 Go on");
      for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
        if (line == null) {
          throw new IOException("the mail has no end");
        }
      }
      boolean isRefused = taken.stream().anyMatch(one -> Mailbox.of(one) == Mailbox.NO_CONTENT);
      end(isRefused ? Saying.REFUSED : Saying.TAKEN);
    }

    /// The answer that all recipients of a transaction have together.
    private void end(Saying saying) throws IOException {
      taken.forEach(one -> noteEnd(one, saying));
      taken.clear();
      say(saying.reply());
    }

    private void noteEnd(String address, Saying saying) {
      if (isBounce) {
        told.noteBounce(address);
      } else {
        told.note(address, saying);
      }
    }

    private void say(String reply) throws IOException {
      out.write((reply + "\r\n").getBytes(ISO_8859_1));
    }

    private static String address(String line) {
      int open = line.indexOf('<');
      return line.substring(open + 1, line.indexOf('>', open));
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
