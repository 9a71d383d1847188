package bouncecard.probe.domain;

import bouncecard.catalog.Dnsbl.Sense;
import bouncecard.probe.Dns;
import bouncecard.probe.DomainName;
import bouncecard.probe.FindingKind;
import bouncecard.probe.IpAddress;
import bouncecard.probe.PublicAddresses;
import bouncecard.probe.Report;
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

  /// The domain alone.
  public Report.Domain check(DomainName domain) {
    return check(DomainQuestion.of(domain));
  }

  /// The domain with what a bounce says of the mail.
  public Report.Domain check(DomainQuestion question) {
    Findings findings = new Findings();
    DomainName domain = question.domain();
    boolean receives = new MxCheck(dns, addresses, findings).check(domain);
    Optional<SpfResult> spf = new SpfCheck(dns, findings).check(question);
    DkimCheck dkim = new DkimCheck(dns, findings);
    question.signatures().forEach(dkim::check);
    if (question.signatures().isEmpty()) {
      findings.add(FindingKind.DKIM_WITHOUT_SELECTOR, Map.of());
    }
    new DmarcCheck(dns, findings).check(question, spf);
    if (receives) {
      MtaStsCheck encryption = new MtaStsCheck(dns, policies, findings);
      encryption.check(domain);
      encryption.reports(domain);
    }
    question.ip().ifPresent(ip -> new ReverseDnsCheck(dns, findings).check(ip));
    lists.forEach(list -> listed(list, question, findings));
    return new Report.Domain(domain, findings.all());
  }

  private void listed(BlockList list, DomainQuestion question, Findings findings) {
    BlockListCheck check = new BlockListCheck(dns, list, listErrors, findings);
    Optional<IpAddress> ip = question.ip();
    if (list.listsDomains()) {
      check.check(question.domain());
    } else if (ip.isPresent()) {
      check.check(ip.get());
    }
  }
}
