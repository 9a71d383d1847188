package bouncecard.probe.domain;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.TreeWalk.Found;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.DomainQuestion.Signature;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TagList;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.probe.domain.spf.SpfResult;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at a domain's DMARC record, wherever it is published, and at alignment (RFC 9989).
final class DmarcCheck {
  private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
  private static final Map<String, Set<String>> TESTS =
      Map.of("t", Set.of("y", "n"), "psd", Set.of("y", "n", "u"));
  private static final Set<String> FAILURE_OPTIONS = Set.of("0", "1", "d", "s");
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
    boolean hasSlips = walk.find(domain).isEmpty() && tellsSlips(domain);
    walk.several()
        .forEach(name -> findings.add(FindingKind.DMARC_SEVERAL, Map.of("name", "_dmarc." + name)));
    Optional<Found> policy = walk.policy();
    if (policy.isEmpty()) {
      if (walk.several().isEmpty() && !hasSlips) {
        absent(domain);
      }
      return;
    }
    boolean isApplied = record(policy.get(), domain);
    new DmarcReports(dns, findings).check(policy.get());
    if (isApplied) {
      aligned(question, spf, policy.get(), walk);
    }
  }

  /// Tells the records that were meant for the domain, but that nobody takes: those with a slip in
  /// their version, and those at the domain itself.
  private boolean tellsSlips(DomainName domain) {
    Optional<DomainName> name = domain.under(TreeWalk.LABEL);
    if (name.isEmpty()) {
      return false;
    }
    List<String> missed = TextRecords.of(dns, name.get(), RecordVersion.DMARC).missed();
    findings.addMissed(FindingKind.DMARC_PASSED_OVER, name.get(), missed, RecordVersion.DMARC);
    TextRecords here = TextRecords.of(dns, domain, RecordVersion.DMARC);
    List<String> misplaced = new ArrayList<>(here.texts());
    misplaced.addAll(here.missed());
    for (String record : misplaced) {
      findings.add(
          FindingKind.DMARC_MISPLACED,
          Map.of("domain", domain.text(), "name", name.get().text(), "record", record),
          FindingCollector.txt(name.get(), RecordVersion.DMARC.repaired(record)));
    }
    return !missed.isEmpty() || !misplaced.isEmpty();
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

  /// Whether receivers apply the record at all.
  private boolean record(Found found, DomainName domain) {
    TagList tags = found.tags();
    String name = "_dmarc." + found.domain();
    for (String tag : List.of("p", "sp", "np")) {
      tags.word(tag)
          .filter(value -> !POLICIES.contains(value))
          .ifPresent(
              value -> findings.add(FindingKind.DMARC_WRONG_POLICY, about(name, tag, value)));
    }
    for (String tag : List.of("adkim", "aspf")) {
      tags.word(tag)
          .filter(value -> !value.equals("r") && !value.equals("s"))
          .ifPresent(value -> wrong(name, tag, value));
    }
    TESTS.forEach(
        (tag, values) ->
            tags.word(tag)
                .filter(value -> !values.contains(value))
                .ifPresent(value -> wrong(name, tag, value)));
    tags.word("fo")
        .filter(value -> !FAILURE_OPTIONS.containsAll(tags.words("fo", ':')))
        .ifPresent(value -> wrong(name, "fo", value));
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
    return policy(found, domain, name);
  }

  private static Map<String, String> part(String name, String part) {
    return Map.of("name", name, "part", part);
  }

  private static Optional<UntrustedText> publish(DomainName domain, String text) {
    return domain.under(TreeWalk.LABEL).flatMap(name -> FindingCollector.txt(name, text));
  }

  private void wrong(String name, String tag, String value) {
    findings.add(FindingKind.DMARC_WRONG_VALUE, about(name, tag, value));
  }

  private static Map<String, String> about(String name, String tag, String value) {
    return Map.of("name", name, "tag", tag, "value", value);
  }

  /// Without a valid `p`, or with an `sp` or `np` that is none, a record counts as `p=none` where
  /// it has a valid address for reports, and for nothing where it has none (RFC 9989 §4.10.1).
  private boolean policy(Found found, DomainName domain, String name) {
    TagList tags = found.tags();
    boolean isSound =
        tags.get("p").isPresent()
            && List.of("p", "sp", "np").stream()
                .flatMap(tag -> tags.word(tag).stream())
                .allMatch(POLICIES::contains);
    boolean isApplied =
        isSound
            || tags.list("rua", ',').stream()
                .anyMatch(address -> ReportAddress.mail(address).isPresent());
    if (!isApplied || tags.get("p").isEmpty()) {
      findings.add(
          isApplied ? FindingKind.DMARC_WITHOUT_POLICY : FindingKind.DMARC_IGNORED,
          Map.of("name", name),
          tags.get("p").isPresent()
              ? Optional.empty()
              : publish(found.domain(), tags.with("p", Optional.of("none"))));
    }
    if (!isApplied) {
      return false;
    }
    String tag = isSound ? tag(found, domain) : "p";
    String policy = isSound ? tags.word(tag).orElse("none") : "none";
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
    return true;
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
      findings.add(
          spf.isPresent()
              ? FindingKind.DMARC_SPF_DOES_NOT_PASS
              : FindingKind.DMARC_SPF_NOT_EVALUATED,
          values);
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
