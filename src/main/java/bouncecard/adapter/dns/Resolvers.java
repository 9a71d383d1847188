package bouncecard.adapter.dns;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsAnswer.Failed;
import bouncecard.probe.dns.DnsType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks recursive resolvers, one after the other, over UDP and, where an answer is cut, over TCP.
///
/// dnsjava writes and reads the messages; the sockets are blocking ones of the thread that asks,
/// meant to be a virtual one. So there is no thread of its own to stop and nothing to close, and
/// nothing is cached here. A resolver that does not answer is asked a second time, after all others
/// have been, and with twice the patience; one that answered is not asked again.
public final class Resolvers implements Dns {
  private static final int PORT = 53;
  private static final int MOST_RESOLVERS = 3;
  private static final int MOST_ALIASES = 8;
  private static final int ROUNDS = 2;

  /// What passes every path unfragmented (DNS flag day 2020).
  private static final int UDP_PAYLOAD = 1232;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int PATIENCES_IN_ALL = 5;

  private final List<InetSocketAddress> servers;
  private final Duration patience;

  private Resolvers(List<InetSocketAddress> servers, Duration patience) {
    this.servers = List.copyOf(servers.subList(0, Math.min(servers.size(), MOST_RESOLVERS)));
    this.patience = patience;
  }

  /// Asks these, of which there is at least one; the first three count.
  public static Resolvers of(List<InetSocketAddress> servers) {
    return of(servers, PATIENCE);
  }

  /// Asks these.
  ///
  /// @param patience how long a resolver may take at first; a whole question takes five of it
  public static Resolvers of(List<InetSocketAddress> servers, Duration patience) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no resolver");
    }
    return new Resolvers(servers, patience);
  }

  /// Asks those of the system; one on this host where it names none.
  public static Resolvers ofSystem() {
    List<InetSocketAddress> servers = ResolverConfig.getCurrentConfig().servers();
    return of(
        servers.isEmpty()
            ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT))
            : servers);
  }

  /// The resolver that a person wrote: an address, and perhaps a port after it, such as `9.9.9.9`,
  /// `127.0.0.53:5353` or `[::1]:53`. Never a name. Empty for anything else.
  public static Optional<InetSocketAddress> parse(String written) {
    String address = written;
    String port = "";
    if (written.startsWith("[")) {
      int end = written.indexOf(']');
      if (end < 0 || (end + 1 < written.length() && written.charAt(end + 1) != ':')) {
        return Optional.empty();
      }
      address = written.substring(1, end);
      port = written.substring(Math.min(end + 2, written.length()));
    } else if (written.indexOf(':') == written.lastIndexOf(':') && written.indexOf(':') > 0) {
      address = written.substring(0, written.indexOf(':'));
      port = written.substring(written.indexOf(':') + 1);
      if (port.isEmpty()) {
        return Optional.empty();
      }
    }
    int number = port.isEmpty() ? PORT : number(port);
    return number < 1
        ? Optional.empty()
        : IpAddress.parse(address).map(ip -> new InetSocketAddress(inet(ip), number));
  }

  private static int number(String text) {
    boolean isNumber = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(text) : 0;
    return number <= 0xFFFF ? number : 0;
  }

  private static InetAddress inet(IpAddress address) {
    try {
      // Never looked up: the text is that of an address.
      return InetAddress.getByName(address.toString());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public DnsAnswer ask(DomainName name, DnsType type) {
    long end = System.nanoTime() + patience.toNanos() * PATIENCES_IN_ALL;
    Name at;
    try {
      at = Name.fromString(name.text().replace("\\", "\\\\"), Name.root);
    } catch (TextParseException e) {
      // DomainName has checked all that this could be.
      throw new IllegalStateException(e);
    }
    for (int alias = 0; alias <= MOST_ALIASES; alias++) {
      ResolverReply reply = ask(at, type(type), end);
      switch (reply) {
        case ResolverReply.None(var kind) -> {
          return new Failed(kind);
        }
        case ResolverReply.Said(var message) -> {
          AnswerReader reader = new AnswerReader(message, at, type(type), MOST_ALIASES);
          if (!reader.records().isEmpty()) {
            return new DnsAnswer.Found(reader.records());
          }
          if (message.getRcode() == Rcode.NXDOMAIN) {
            return new DnsAnswer.NoSuchDomain();
          }
          if (reader.end().equals(at)) {
            return reader.isReferral() ? new Failed(Failed.Kind.OTHER) : new DnsAnswer.NoData();
          }
          at = reader.end();
        }
      }
    }
    return new Failed(Failed.Kind.OTHER);
  }

  private static int type(DnsType type) {
    return switch (type) {
      case A -> Type.A;
      case AAAA -> Type.AAAA;
      case MX -> Type.MX;
      case TXT -> Type.TXT;
      case PTR -> Type.PTR;
      case CNAME -> Type.CNAME;
    };
  }

  /// Asks each until one has an answer. Of several failures, what a server said counts more than
  /// that another was silent.
  private ResolverReply ask(Name name, int type, long end) {
    Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    query.getHeader().setFlag(Flags.RD);
    query.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0), Section.ADDITIONAL);
    List<InetSocketAddress> silent = new ArrayList<>(servers);
    Set<Failed.Kind> failures = EnumSet.noneOf(Failed.Kind.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (InetSocketAddress server : List.copyOf(silent)) {
        long until = Math.min(end, System.nanoTime() + patience.toNanos() * (round + 1));
        ResolverReply reply = new Exchange(query, server, UDP_PAYLOAD, until).reply();
        if (!(reply instanceof ResolverReply.None(var kind))) {
          return reply;
        }
        failures.add(kind);
        if (kind != Failed.Kind.TIMED_OUT) {
          silent.remove(server);
        }
        if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
          return worst(failures);
        }
      }
    }
    return worst(failures);
  }

  private static ResolverReply worst(Set<Failed.Kind> failures) {
    for (Failed.Kind kind :
        List.of(Failed.Kind.SERVFAIL, Failed.Kind.REFUSED, Failed.Kind.TIMED_OUT)) {
      if (failures.contains(kind)) {
        return new ResolverReply.None(kind);
      }
    }
    return new ResolverReply.None(Failed.Kind.OTHER);
  }
}
