package bouncecard.adapter.https;

import bouncecard.probe.Dns;
import bouncecard.probe.DnsAnswer;
import bouncecard.probe.DnsRecord;
import bouncecard.probe.DnsType;
import bouncecard.probe.DomainName;
import bouncecard.probe.IpAddress;
import bouncecard.probe.PublicAddresses;
import bouncecard.probe.domain.PolicySource;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Fetches a policy. The host's name is looked up once, every address that it has is judged, and
/// one that was judged is dialled; the name is kept for the certificate. A redirection is not
/// followed. When the time is up the socket is closed from outside, wherever it stands.
public final class PolicyDownload implements PolicySource {
  private static final String PATH = "/.well-known/mta-sts.txt";
  private static final int MOST_ADDRESSES = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Dns dns;
  private final PublicAddresses addresses;
  private final SSLContext tls;
  private final int port;
  private final Duration patience;

  /// Downloads from port 443.
  ///
  /// @param tls which authorities are trusted
  public PolicyDownload(Dns dns, PublicAddresses addresses, SSLContext tls) {
    this(dns, addresses, tls, 443, PATIENCE);
  }

  /// Downloads from another port, for a lab.
  ///
  /// @param patience for the whole of it
  public PolicyDownload(
      Dns dns, PublicAddresses addresses, SSLContext tls, int port, Duration patience) {
    this.dns = dns;
    this.addresses = addresses;
    this.tls = tls;
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
    try (Socket socket = new Socket()) {
      Thread watch = Thread.ofVirtual().start(() -> closeAt(end, socket));
      try {
        return converse(host, address, socket, end);
      } finally {
        watch.interrupt();
      }
    } catch (SocketTimeoutException e) {
      return new Failed(Reason.TIMED_OUT);
    } catch (SSLException e) {
      return new Failed(isCertificate(e) ? Reason.CERTIFICATE : unlessLate(end));
    } catch (IOException e) {
      return new Failed(unlessLate(end));
    }
  }

  private static Reason unlessLate(long end) {
    return System.nanoTime() >= end ? Reason.TIMED_OUT : Reason.UNREACHABLE;
  }

  private static boolean isCertificate(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
        return true;
      }
    }
    return false;
  }

  private static void closeAt(long end, Socket socket) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      socket.close();
    } catch (InterruptedException | IOException e) {
      // It was done in time, or is closed already.
      Thread.currentThread().interrupt();
    }
  }

  private Fetched converse(DomainName host, IpAddress address, Socket socket, long end)
      throws IOException {
    // Never looked up: the text is that of an address.
    InetAddress inet = InetAddress.getByName(address.toString());
    long left = Math.max(1, (end - System.nanoTime()) / 1_000_000);
    socket.connect(new InetSocketAddress(inet, port), (int) left);
    socket.setSoTimeout((int) left);
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, host.text(), port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName(host.text())));
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    String request =
        "GET "
            + PATH
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nUser-Agent: Bouncecard\r\nAccept: text/plain\r\nConnection: close\r\n\r\n";
    secured.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return read(secured.getInputStream());
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
