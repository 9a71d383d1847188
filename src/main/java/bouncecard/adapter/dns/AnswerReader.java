package bouncecard.adapter.dns;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.text.UntrustedText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Takes from an answer what it says of one name: follows the aliases in it, and passes over all
/// that is about other names.
final class AnswerReader {
  private static final int LONGEST_PRESENTED = 300;

  private final Message message;
  private final int type;
  private final Name end;
  private final List<DnsRecord> records = new ArrayList<>();

  AnswerReader(Message message, Name asked, int type, int mostAliases) {
    this.message = message;
    this.type = type;
    Name at = asked;
    for (int i = 0; i < mostAliases && type != Type.CNAME; i++) {
      Optional<Name> target = alias(at);
      if (target.isEmpty() || target.get().equals(asked)) {
        break;
      }
      at = target.get();
    }
    this.end = at;
    for (Record record : message.getSection(Section.ANSWER)) {
      if (record.getType() == type && record.getName().equals(at)) {
        records.add(read(record));
      }
    }
  }

  /// The records of the type that was asked for, at the end of the aliases.
  List<DnsRecord> records() {
    return records;
  }

  /// The name that the aliases lead to; the one that was asked for where there are none.
  Name end() {
    return end;
  }

  /// Whether a server that does not ask others points to one that may know (RFC 1034 §4.3.1): it
  /// says nothing about the name.
  boolean isReferral() {
    return !message.getHeader().getFlag(Flags.AA)
        && !message.getHeader().getFlag(Flags.RA)
        && message.getSection(Section.AUTHORITY).stream()
            .anyMatch(record -> record.getType() == Type.NS);
  }

  private Optional<Name> alias(Name name) {
    if (message.getSection(Section.ANSWER).stream()
        .anyMatch(record -> record.getType() == type && record.getName().equals(name))) {
      return Optional.empty();
    }
    for (Record record : message.getSection(Section.ANSWER)) {
      if (record instanceof CNAMERecord alias && alias.getName().equals(name)) {
        return Optional.of(alias.getTarget());
      }
    }
    return Optional.empty();
  }

  private static DnsRecord read(Record record) {
    return switch (record) {
      case ARecord four -> new DnsRecord.Address(IpAddress.of(four.getAddress().getAddress()));
      // QUIRK: of ::ffff:10.0.0.1 the platform would make an IPv4 address; the bytes are of IPv6.
      case AAAARecord six -> new DnsRecord.Address(IpAddress.of(six.rdataToWireCanonical()));
      case MXRecord mx when mx.getTarget().equals(Name.root) ->
          new DnsRecord.MailExchanger(mx.getPriority(), Optional.empty());
      case MXRecord mx ->
          name(mx.getTarget())
              .<DnsRecord>map(
                  target -> new DnsRecord.MailExchanger(mx.getPriority(), Optional.of(target)))
              .orElseGet(() -> unreadable(mx.getTarget().toString()));
      case PTRRecord pointer ->
          name(pointer.getTarget())
              .<DnsRecord>map(DnsRecord.Pointer::new)
              .orElseGet(() -> unreadable(pointer.getTarget().toString()));
      case CNAMERecord alias ->
          name(alias.getTarget())
              .<DnsRecord>map(DnsRecord.Alias::new)
              .orElseGet(() -> unreadable(alias.getTarget().toString()));
      case TXTRecord text -> new DnsRecord.Text(new UntrustedText(joined(text)));
      default -> unreadable(record.rdataToString());
    };
  }

  private static Optional<DomainName> name(Name name) {
    return DomainName.read(name.toString());
  }

  private static DnsRecord unreadable(String presented) {
    return new DnsRecord.Unreadable(
        new UntrustedText(presented.substring(0, Math.min(presented.length(), LONGEST_PRESENTED))));
  }

  private static String joined(TXTRecord text) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (byte[] string : text.getStringsAsByteArrays()) {
      octets.writeBytes(string);
    }
    return octets.toString(StandardCharsets.UTF_8);
  }
}
