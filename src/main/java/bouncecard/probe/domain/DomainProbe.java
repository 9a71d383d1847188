package bouncecard.probe.domain;

import bouncecard.catalog.Dnsbl.Sense;
import bouncecard.probe.Deadline;
import bouncecard.probe.FindingKind;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.spf.SpfCheck;
import bouncecard.probe.domain.spf.SpfResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks a domain: everything that it publishes about mail, and what is said of the address that
/// sent in its name. Asks the DNS and one HTTPS server, and speaks to no mail server.
public final class DomainProbe {
  private final Dns dns;
  private final PolicySource policies;
  private final PublicAddresses addresses;
  private final List<BlockList> lists;
  private final Map<String, Sense> listErrors;

  /// A probe that asks these.
  ///
  /// @param lists the DNSBLs that the operator configured; none is asked otherwise
  /// @param listErrors what codes mean with which a list refuses to answer
  public DomainProbe(
      Dns dns,
      PolicySource policies,
      PublicAddresses addresses,
      List<BlockList> lists,
      Map<String, Sense> listErrors) {
    this.dns = dns;
    this.policies = policies;
    this.addresses = addresses;
    this.lists = List.copyOf(lists);
    this.listErrors = Map.copyOf(listErrors);
  }

  /// The domain with what a bounce says of the mail.
  ///
  /// @param deadline when the last question is asked; what comes after is not known
  public ProbeReport.Domain check(DomainQuestion question, Deadline deadline) {
    FindingCollector findings = new FindingCollector();
    Dns timely = new TimelyDns(dns, deadline);
    DomainName domain = question.domain();
    boolean receives = new MxCheck(timely, addresses, findings).check(domain);
    Optional<SpfResult> spf = new SpfCheck(timely, findings).check(question);
    DkimCheck dkim = new DkimCheck(timely, findings);
    question.signatures().forEach(dkim::check);
    if (question.signatures().isEmpty()) {
      findings.add(FindingKind.DKIM_WITHOUT_SELECTOR, Map.of());
    }
    new DmarcCheck(timely, findings).check(question, spf);
    if (receives) {
      MtaStsCheck encryption = new MtaStsCheck(timely, policies, findings);
      encryption.check(domain);
      encryption.reports(domain);
    }
    question.ip().ifPresent(ip -> new ReverseDnsCheck(timely, findings).check(ip));
    for (BlockList list : lists) {
      listed(new BlockListCheck(timely, list, listErrors, findings), list, question);
    }
    return new ProbeReport.Domain(domain, findings.all());
  }

  private static void listed(BlockListCheck check, BlockList list, DomainQuestion question) {
    Optional<IpAddress> ip = question.ip();
    if (list.listsDomains()) {
      check.check(question.domain());
    } else if (ip.isPresent()) {
      check.check(ip.get());
    }
  }
}
