package bouncecard.probe.domain;

import bouncecard.probe.Dns;
import bouncecard.probe.DnsAnswer;
import bouncecard.probe.DnsType;
import bouncecard.probe.DomainName;
import bouncecard.probe.FindingKind;
import bouncecard.probe.domain.DomainQuestion.Signature;
import bouncecard.probe.domain.TreeWalk.Found;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at a domain's DMARC record, wherever it is published, and at alignment (RFC 9989).
final class DmarcCheck {
  private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
  private static final List<String> REMOVED = List.of("pct", "rf", "ri");

  private final Dns dns;
  private final FindingCollector findings;

  DmarcCheck(Dns dns, FindingCollector findings) {
    this.dns = dns;
    this.findings = findings;
  }

  /// @param spf what SPF says of the mail, where that is known
  void check(DomainQuestion question, Optional<SpfResult> spf) {
    DomainName domain = question.domain();
    TreeWalk walk = TreeWalk.from(dns, domain);
    if (walk.failure().isPresent()) {
      findings.add(
          FindingKind.DMARC_UNKNOWN,
          Map.of("domain", domain.text(), "error", TextRecords.word(walk.failure().get())));
      return;
    }
    walk.several()
        .forEach(name -> findings.add(FindingKind.DMARC_SEVERAL, Map.of("name", "_dmarc." + name)));
    Optional<Found> policy = walk.policy();
    if (policy.isEmpty()) {
      if (walk.several().isEmpty()) {
        absent(domain);
      }
      return;
    }
    record(policy.get(), domain);
    new DmarcReports(dns, findings).check(policy.get());
    aligned(question, spf, policy.get(), walk);
  }

  private void absent(DomainName domain) {
    findings.add(
        FindingKind.DMARC_ABSENT,
        Map.of("domain", domain.text()),
        domain
            .under(TreeWalk.LABEL)
            .flatMap(
                name ->
                    FindingCollector.txt(
                        name, "v=DMARC1; p=none; rua=mailto:dmarc-reports@" + domain)));
  }

  private void record(Found found, DomainName domain) {
    TagList tags = found.tags();
    String name = "_dmarc." + found.domain();
    for (String tag : List.of("p", "sp", "np")) {
      tags.word(tag)
          .filter(value -> !POLICIES.contains(value))
          .ifPresent(value -> wrong(name, tag, value));
    }
    for (String tag : List.of("adkim", "aspf")) {
      tags.word(tag)
          .filter(value -> !value.equals("r") && !value.equals("s"))
          .ifPresent(value -> wrong(name, tag, value));
    }
    for (String tag : List.of("t", "psd")) {
      tags.word(tag)
          .filter(value -> !value.equals("y") && !value.equals("n") && !value.equals("u"))
          .ifPresent(value -> wrong(name, tag, value));
    }
    tags.strange().forEach(part -> findings.add(FindingKind.DMARC_STRANGE_PART, part(name, part)));
    List<String> removed = REMOVED.stream().filter(tag -> tags.get(tag).isPresent()).toList();
    if (!removed.isEmpty()) {
      String rest = tags.with("v", tags.get("v"));
      for (String tag : removed) {
        rest = TagList.read(rest).with(tag, Optional.empty());
      }
      findings.add(
          FindingKind.DMARC_REMOVED_TAGS,
          Map.of("name", name, "tags", String.join(", ", removed)),
          publish(found.domain(), rest));
    }
    policy(found, domain, name);
  }

  private static Map<String, String> part(String name, String part) {
    return Map.of("name", name, "part", part);
  }

  private static Optional<UntrustedText> publish(DomainName domain, String text) {
    return domain.under(TreeWalk.LABEL).flatMap(name -> FindingCollector.txt(name, text));
  }

  private void wrong(String name, String tag, String value) {
    findings.add(FindingKind.DMARC_WRONG_VALUE, Map.of("name", name, "tag", tag, "value", value));
  }

  private void policy(Found found, DomainName domain, String name) {
    TagList tags = found.tags();
    if (tags.word("p").isEmpty()) {
      findings.add(
          FindingKind.DMARC_WITHOUT_POLICY,
          Map.of("name", name),
          publish(found.domain(), tags.with("p", Optional.of("none"))));
    }
    String tag = tag(found, domain);
    String policy = tags.word(tag).filter(POLICIES::contains).orElse("none");
    Map<String, String> values = Map.of("policy", policy, "tag", tag, "name", name);
    if (tags.word("t").equals(Optional.of("y"))) {
      findings.add(
          FindingKind.DMARC_TESTING,
          Map.of("name", name, "policy", policy, "applied", milder(policy)),
          publish(found.domain(), tags.with("t", Optional.empty())));
    }
    if (policy.equals("none")) {
      findings.add(FindingKind.DMARC_NONE, values);
    } else {
      findings.add(FindingKind.DMARC_POLICY, values);
    }
  }

  /// Which tag holds for the domain (RFC 9989 §4.10.1): `p` for the one with the record; below it
  /// `np` for a name that is not there, else `sp`, each giving way to the one before where missing.
  private String tag(Found found, DomainName domain) {
    TagList tags = found.tags();
    if (found.domain().equals(domain)) {
      return "p";
    }
    if (tags.get("np").isPresent() && !exists(domain)) {
      return "np";
    }
    return tags.get("sp").isPresent() ? "sp" : "p";
  }

  /// Whether there is an A, AAAA or MX record (RFC 9989 §3.2.13); in doubt there is.
  private boolean exists(DomainName domain) {
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA, DnsType.MX)) {
      DnsAnswer answer = dns.ask(domain, type);
      if (answer instanceof DnsAnswer.Found || answer instanceof DnsAnswer.Failed) {
        return true;
      }
    }
    return false;
  }

  private static String milder(String policy) {
    return policy.equals("reject") ? "quarantine" : "none";
  }

  /// DMARC passes where SPF or DKIM passes for a domain that is aligned with that of the From field
  /// (RFC 9989 §4.4).
  private void aligned(
      DomainQuestion question, Optional<SpfResult> spf, Found policy, TreeWalk walk) {
    if (spf.isEmpty() && question.signatures().isEmpty()) {
      return;
    }
    boolean isSpfStrict = policy.tags().word("aspf").equals(Optional.of("s"));
    boolean isDkimStrict = policy.tags().word("adkim").equals(Optional.of("s"));
    boolean isSpfAligned = isAligned(walk, question.sender(), isSpfStrict);
    List<String> signers = new ArrayList<>();
    boolean isDkimAligned = false;
    for (Signature signature : question.signatures()) {
      signers.add(signature.domain().text());
      isDkimAligned |= isAligned(walk, signature.domain(), isDkimStrict);
    }
    Map<String, String> values =
        Map.of(
            "domain", question.domain().text(),
            "spf", question.sender().text(),
            "dkim", signers.isEmpty() ? "-" : String.join(", ", signers));
    if (spf.equals(Optional.of(SpfResult.PASS)) && isSpfAligned) {
      findings.add(
          FindingKind.DMARC_ALIGNED_BY_SPF,
          Map.of("domain", question.domain().text(), "spf", question.sender().text()));
    } else if (isDkimAligned) {
      findings.add(
          FindingKind.DMARC_ALIGNED_BY_DKIM,
          Map.of("domain", question.domain().text(), "dkim", String.join(", ", signers)));
    } else if (isSpfAligned) {
      findings.add(FindingKind.DMARC_SPF_DOES_NOT_PASS, values);
    } else {
      findings.add(FindingKind.DMARC_NOT_ALIGNED, values);
    }
  }

  private boolean isAligned(TreeWalk author, DomainName other, boolean isStrict) {
    if (author.start().equals(other)) {
      return true;
    }
    return !isStrict && author.organization().equals(TreeWalk.from(dns, other).organization());
  }
}
