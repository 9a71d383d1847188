package bouncecard.adapter.net;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.PolicySource;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fetches a policy. The host's name is looked up once, every address that it has is judged, and
/// one that was judged is dialled; the name is kept for the certificate. A redirection is not
/// followed. When the time is up the socket is closed from outside, wherever it stands.
public final class PolicyDownload implements PolicySource {
  private static final String PATH = "/.well-known/mta-sts.txt";
  private static final int MOST_ADDRESSES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Dns dns;
  private final PublicAddresses addresses;
  private final TlsHandshaker trust;
  private final int port;
  private final Duration patience;

  /// Downloads from port 443.
  ///
  /// @param trust which authorities are trusted
  public PolicyDownload(Dns dns, PublicAddresses addresses, TlsHandshaker trust) {
    this(dns, addresses, trust, 443, PATIENCE);
  }

  /// Downloads from another port, for a lab.
  ///
  /// @param patience for the whole of it
  public PolicyDownload(
      Dns dns, PublicAddresses addresses, TlsHandshaker trust, int port, Duration patience) {
    this.dns = dns;
    this.addresses = addresses;
    this.trust = trust;
    this.port = port;
    this.patience = patience;
  }

  @Override
  public Fetched fetch(DomainName host) {
    List<IpAddress> found = new ArrayList<>();
    boolean isUnknown = false;
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
      DnsAnswer answer = dns.ask(host, type);
      isUnknown |= answer instanceof DnsAnswer.Failed;
      answer.records(DnsRecord.Address.class).forEach(record -> found.add(record.address()));
    }
    if (found.isEmpty()) {
      return new Failed(isUnknown ? Reason.DNS_FAILED : Reason.NO_ADDRESS);
    }
    if (!found.stream().allMatch(addresses::allows)) {
      return new Failed(Reason.NOT_PUBLIC);
    }
    long end = System.nanoTime() + patience.toNanos();
    Fetched last = new Failed(Reason.UNREACHABLE);
    for (IpAddress address : found.subList(0, Math.min(found.size(), MOST_ADDRESSES))) {
      last = fetch(host, address, end);
      boolean mayAnotherHelp = last instanceof Failed(var reason) && reason == Reason.UNREACHABLE;
      if (!mayAnotherHelp) {
        return last;
      }
    }
    return last;
  }

  private Fetched fetch(DomainName host, IpAddress address, long end) {
    try (Socket socket = new Socket();
        Alarm alarm = new Alarm(socket)) {
      alarm.set(end - System.nanoTime());
      return converse(host, address, socket, end);
    } catch (SocketTimeoutException e) {
      return new Failed(Reason.TIMED_OUT);
    } catch (IOException e) {
      return new Failed(System.nanoTime() >= end ? Reason.TIMED_OUT : Reason.UNREACHABLE);
    }
  }

  private Fetched converse(DomainName host, IpAddress address, Socket socket, long end)
      throws IOException {
    // Never looked up: the text is that of an address.
    InetAddress inet = InetAddress.getByName(address.toString());
    int left = (int) Math.max(1, (end - System.nanoTime()) / 1_000_000);
    socket.connect(new InetSocketAddress(inet, port), left);
    TlsHandshaker.Result handshaken = trust.handshake(socket, host, left);
    if (!handshaken.told().faults().isEmpty()) {
      return new Failed(Reason.CERTIFICATE);
    }
    String request =
        "GET "
            + PATH
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: Bouncecard\r\nAccept: text/plain\r\nConnection: close\r\n\r\n";
    handshaken.socket().getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return read(handshaken.socket().getInputStream());
  }

  private static Fetched read(InputStream in) throws IOException {
    HttpAnswer answer = new HttpAnswer();
    byte[] piece = new byte[8192];
    int length = in.read(piece);
    while (length >= 0) {
      if (!answer.take(piece, length)) {
        return new Failed(Reason.TOO_LARGE);
      }
      if (answer.isComplete()) {
        break;
      }
      length = in.read(piece);
    }
    Optional<Integer> status = answer.status();
    if (status.isEmpty()) {
      return new Failed(Reason.NOT_HTTP);
    }
    if (status.get() != 200) {
      return new Status(status.get());
    }
    return answer
        .body()
        .<Fetched>map(text -> new Body(new UntrustedText(text)))
        .orElseGet(() -> new Failed(Reason.NOT_HTTP));
  }
}
