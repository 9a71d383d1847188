package bouncecard.probe.domain;

import bouncecard.catalog.Dnsbl;
import bouncecard.catalog.Dnsbl.Sense;
import bouncecard.probe.FindingKind;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.TextRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks a DNSBL (RFC 5782) for an address or a name. A list is believed only when it has its test
/// entry and lacks the one that it must not have, so that neither a dead list nor one that answers
/// everything is taken for a verdict.
final class BlockListCheck {
  private static final Cidr ANSWERS = network("127.0.0.0/8");
  private static final Cidr ERRORS = network("127.255.255.0/24");
  private static final int LONGEST_REASON = 200;

  private final Dns dns;
  private final BlockList list;
  private final Map<String, Sense> errors;
  private final FindingCollector findings;

  /// @param errors what the codes of 127.255.255.0/24 mean
  BlockListCheck(Dns dns, BlockList list, Map<String, Sense> errors, FindingCollector findings) {
    this.dns = dns;
    this.list = list;
    this.errors = errors;
    this.findings = findings;
  }

  private static Cidr network(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  void check(IpAddress ip) {
    String listed = ip.isSix() ? "::ffff:7f00:2" : "127.0.0.2";
    String unlisted = ip.isSix() ? "::ffff:7f00:1" : "127.0.0.1";
    FindingKind missing =
        ip.isSix() ? FindingKind.DNSBL_WITHOUT_IPV6 : FindingKind.DNSBL_WITHOUT_TEST_ENTRY;
    if (isSound(address(listed).reversed(), address(unlisted).reversed(), missing)) {
      ask(ip.reversed(), ip.toString());
    }
  }

  void check(DomainName name) {
    if (isSound(list.listedName(), "invalid", FindingKind.DNSBL_WITHOUT_TEST_ENTRY)) {
      ask(name.text(), name.text());
    }
  }

  /// What a list says of one thing.
  private record Listing(List<IpAddress> codes, boolean isKnown) {
    boolean isListed() {
      return codes.stream().anyMatch(code -> ANSWERS.contains(code) && !ERRORS.contains(code));
    }
  }

  private boolean isSound(String listed, String unlisted, FindingKind missing) {
    Optional<Listing> must = listing(listed);
    if (must.isEmpty() || !must.get().isKnown()) {
      return false;
    }
    if (!must.get().isListed()) {
      findings.add(missing, about());
      return false;
    }
    Optional<Listing> mustNot = listing(unlisted);
    if (mustNot.isPresent() && mustNot.get().isKnown() && mustNot.get().isListed()) {
      findings.add(FindingKind.DNSBL_LISTS_EVERYTHING, about());
      return false;
    }
    return mustNot.isPresent() && mustNot.get().isKnown();
  }

  private Map<String, String> about() {
    return Map.of("list", list.zone().text());
  }

  /// Empty where the name would be too long. What is no listing, but an error, is told here.
  private Optional<Listing> listing(String labels) {
    Optional<DomainName> name = list.zone().under(labels);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    DnsAnswer answer = dns.ask(name.get(), DnsType.A);
    if (answer instanceof DnsAnswer.Failed failed) {
      findings.add(
          FindingKind.DNSBL_UNKNOWN,
          Map.of("list", list.zone().text(), "error", TextRecords.word(failed)));
      return Optional.of(new Listing(List.of(), false));
    }
    List<IpAddress> codes =
        answer.records(DnsRecord.Address.class).stream().map(DnsRecord.Address::address).toList();
    for (IpAddress code : codes) {
      if (!ANSWERS.contains(code)) {
        findings.add(FindingKind.DNSBL_STRANGE_ANSWER, code(code));
        return Optional.of(new Listing(codes, false));
      }
      if (isError(code)) {
        error(code);
        return Optional.of(new Listing(codes, false));
      }
    }
    return Optional.of(new Listing(codes, true));
  }

  private Map<String, String> code(IpAddress code) {
    return Map.of("list", list.zone().text(), "code", code.toString());
  }

  private Optional<Sense> sense(IpAddress code) {
    return list.known().flatMap(known -> Optional.ofNullable(known.codes().get(code.toString())));
  }

  private boolean isError(IpAddress code) {
    return ERRORS.contains(code) || sense(code).filter(Sense::isError).isPresent();
  }

  private void error(IpAddress code) {
    Optional<Sense> sense = sense(code).or(() -> Optional.ofNullable(errors.get(code.toString())));
    FindingKind kind =
        sense.equals(Optional.of(Sense.RESOLVER))
            ? FindingKind.DNSBL_REFUSES_RESOLVER
            : sense.equals(Optional.of(Sense.VOLUME))
                ? FindingKind.DNSBL_REFUSES_VOLUME
                : FindingKind.DNSBL_ERROR;
    findings.add(kind, code(code));
  }

  private void ask(String labels, String target) {
    Optional<Listing> listing = listing(labels);
    if (listing.isEmpty() || !listing.get().isKnown()) {
      return;
    }
    if (!listing.get().isListed()) {
      findings.add(
          FindingKind.DNSBL_NOT_LISTED, Map.of("list", list.zone().text(), "target", target));
      return;
    }
    Map<FindingKind, List<String>> codes = new LinkedHashMap<>();
    for (IpAddress code : listing.get().codes()) {
      codes.computeIfAbsent(kind(sense(code)), _ -> new ArrayList<>()).add(code.toString());
    }
    String reason = reason(labels);
    codes.forEach(
        (kind, those) ->
            findings.add(
                kind,
                Map.of(
                    "list", list.zone().text(),
                    "target", target,
                    "codes", String.join(", ", those),
                    "reason", reason,
                    "link", list.known().map(Dnsbl::lookup).orElse(list.zone().text()))));
  }

  private static FindingKind kind(Optional<Sense> sense) {
    if (sense.isEmpty()) {
      return FindingKind.DNSBL_LISTED;
    }
    return switch (sense.get()) {
      case SPAM -> FindingKind.DNSBL_LISTED_FOR_SPAM;
      case EXPLOITED -> FindingKind.DNSBL_LISTED_AS_EXPLOITED;
      case POLICY -> FindingKind.DNSBL_LISTED_BY_POLICY;
      case NEIGHBOURS -> FindingKind.DNSBL_LISTED_WITH_NEIGHBOURS;
      case BAD_DOMAIN -> FindingKind.DNSBL_LISTED_DOMAIN;
      case ABUSED_DOMAIN -> FindingKind.DNSBL_LISTED_ABUSED_DOMAIN;
      // Told as errors before.
      case RESOLVER, VOLUME, MISUSE -> FindingKind.DNSBL_ERROR;
    };
  }

  private String reason(String labels) {
    return list.zone()
        .under(labels)
        .flatMap(
            name ->
                dns.ask(name, DnsType.TXT).records(DnsRecord.Text.class).stream()
                    .map(record -> record.text().visible(LONGEST_REASON))
                    .findFirst())
        .orElse("-");
  }
}
