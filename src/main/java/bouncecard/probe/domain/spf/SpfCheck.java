package bouncecard.probe.domain.spf;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.probe.domain.spf.SpfTerm.Mechanism;
import bouncecard.probe.domain.spf.SpfTerm.Qualifier;
import bouncecard.probe.domain.spf.SpfVerdict.Trouble;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at a domain's SPF record, and evaluates it where it is known which address sent.
public final class SpfCheck {
  private final Dns dns;
  private final FindingCollector findings;

  public SpfCheck(Dns dns, FindingCollector findings) {
    this.dns = dns;
    this.findings = findings;
  }

  /// What SPF says of the mail; empty where no address is known.
  public Optional<SpfResult> check(DomainQuestion question) {
    DomainName domain = question.sender();
    TextRecords found = TextRecords.of(dns, domain, RecordVersion.SPF);
    if (found.failure().isPresent()) {
      findings.add(
          FindingKind.SPF_UNKNOWN,
          Map.of("name", domain.text(), "error", TextRecords.word(found.failure().get())));
      return question.ip().map(_ -> SpfResult.TEMPERROR);
    }
    if (found.texts().isEmpty() && !found.missed().isEmpty()) {
      findings.addMissed(FindingKind.SPF_PASSED_OVER, domain, found.missed(), RecordVersion.SPF);
      return question.ip().map(_ -> SpfResult.NONE);
    }
    if (found.texts().isEmpty()) {
      findings.add(
          FindingKind.SPF_ABSENT,
          Map.of("domain", domain.text()),
          FindingCollector.txt(domain, firstRecord(question.ip())));
      return question.ip().map(_ -> SpfResult.NONE);
    }
    if (found.texts().size() > 1) {
      findings.add(
          FindingKind.SPF_SEVERAL,
          Map.of("domain", domain.text(), "count", "" + found.texts().size()),
          FindingCollector.txt(domain, merged(found.texts())));
      return question.ip().map(_ -> SpfResult.PERMERROR);
    }
    return question(question, domain, SpfRecord.read(found.texts().getFirst()));
  }

  private static String firstRecord(Optional<IpAddress> ip) {
    return ip.map(address -> "v=spf1 mx " + own(address) + " ~all").orElse("v=spf1 mx ~all");
  }

  private static String own(IpAddress ip) {
    return (ip.isSix() ? "ip6:" : "ip4:") + ip;
  }

  private Optional<SpfResult> question(
      DomainQuestion question, DomainName domain, SpfRecord record) {
    SpfTally tally = new SpfTally(dns).over(domain, record);
    if (tally.lookups() > SpfEvaluation.MOST_LOOKUPS) {
      findings.add(
          FindingKind.SPF_TOO_MANY_LOOKUPS,
          Map.of("domain", domain.text(), "count", "" + tally.lookups()));
    }
    tally.troubles().forEach(trouble -> report(trouble, domain, record));
    look(domain, record);
    Optional<SpfVerdict> verdict =
        question.ip().map(ip -> new SpfEvaluation(dns, ip, question).of(domain));
    if (verdict.isPresent() && question.ip().isPresent()) {
      evaluated(verdict.get(), question.ip().get(), domain, record);
    } else if (tally.troubles().isEmpty() && tally.lookups() <= SpfEvaluation.MOST_LOOKUPS) {
      findings.add(
          FindingKind.SPF_VALID, Map.of("record", record.text(), "count", "" + tally.lookups()));
    }
    return verdict.map(SpfVerdict::result);
  }

  /// What is unwise in a record though it is valid.
  private void look(DomainName domain, SpfRecord record) {
    Optional<SpfTerm> all = record.all();
    if (all.isPresent() && all.get().qualifier() == Qualifier.PASS) {
      findings.add(
          FindingKind.SPF_PASSES_ALL,
          Map.of("domain", domain.text()),
          FindingCollector.txt(domain, replaced(record.text(), all.get().text(), "-all")));
    }
    record.terms().stream()
        .filter(term -> term.mechanism() == Mechanism.PTR)
        .findFirst()
        .ifPresent(
            ptr ->
                findings.add(
                    FindingKind.SPF_PTR,
                    Map.of("domain", domain.text(), "term", ptr.text()),
                    FindingCollector.txt(domain, replaced(record.text(), ptr.text(), ""))));
    if (all.isEmpty() && record.redirect().isEmpty() && record.faults().isEmpty()) {
      findings.add(
          FindingKind.SPF_WITHOUT_END,
          Map.of("domain", domain.text()),
          FindingCollector.txt(domain, record.text().strip() + " ~all"));
    }
    boolean isBehindAll = all.isPresent() && !record.terms().getLast().equals(all.get());
    if (isBehindAll || (all.isPresent() && record.redirect().isPresent())) {
      findings.add(FindingKind.SPF_BEHIND_ALL, Map.of("domain", domain.text()));
    }
  }

  private void evaluated(SpfVerdict verdict, IpAddress ip, DomainName domain, SpfRecord record) {
    Map<String, String> values =
        Map.of(
            "ip", ip.toString(),
            "domain", domain.text(),
            "term", verdict.decided().isEmpty() ? "-" : String.join(" → ", verdict.decided()));
    Optional<UntrustedText> publish = FindingCollector.txt(domain, withAddress(record, ip));
    switch (verdict.result()) {
      case PASS -> findings.add(FindingKind.SPF_PASS, values);
      case FAIL -> findings.add(FindingKind.SPF_FAIL, values, publish);
      case SOFTFAIL -> findings.add(FindingKind.SPF_SOFTFAIL, values, publish);
      case NEUTRAL -> findings.add(FindingKind.SPF_NEUTRAL, values, publish);
      case TEMPERROR, PERMERROR, NONE ->
          verdict.trouble().ifPresent(trouble -> report(trouble, domain, record));
    }
  }

  private void report(Trouble trouble, DomainName domain, SpfRecord record) {
    Map<String, String> about = Map.of("domain", domain.text(), "name", trouble.about());
    switch (trouble.kind()) {
      case SYNTAX ->
          findings.add(
              FindingKind.SPF_SYNTAX,
              Map.of("domain", domain.text(), "term", trouble.about()),
              corrected(domain, record, trouble.about()));
      case SEVERAL -> findings.add(FindingKind.SPF_INCLUDES_SEVERAL, about);
      case NO_RECORD -> findings.add(FindingKind.SPF_INCLUDES_NOTHING, about);
      case LOOP -> findings.add(FindingKind.SPF_LOOP, about);
      case LOOKUPS -> {
        if (!findings.has(FindingKind.SPF_TOO_MANY_LOOKUPS)) {
          findings.add(
              FindingKind.SPF_TOO_MANY_LOOKUPS,
              Map.of("domain", domain.text(), "count", trouble.about()));
        }
      }
      case VOIDS -> {
        if (!findings.has(FindingKind.SPF_TOO_MANY_VOIDS)) {
          findings.add(
              FindingKind.SPF_TOO_MANY_VOIDS,
              Map.of("domain", domain.text(), "count", trouble.about()));
        }
      }
      case TOO_MANY_MX -> findings.add(FindingKind.SPF_TOO_MANY_MX, about);
      case DNS ->
          findings.add(
              FindingKind.SPF_UNKNOWN, Map.of("name", trouble.about(), "error", "SERVFAIL"));
    }
  }

  /// The record with the address in front, where everybody sees it first.
  private static String withAddress(SpfRecord record, IpAddress ip) {
    return SpfRecord.VERSION
        + " "
        + own(ip)
        + record.text().substring(SpfRecord.VERSION.length()).stripTrailing();
  }

  private static String replaced(String text, String term, String replacement) {
    List<String> words = new ArrayList<>(List.of(text.strip().split(" ", -1)));
    int at = words.indexOf(term);
    if (at >= 0) {
      words.set(at, replacement);
    }
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }

  /// What the faulty term was meant to be, where it is one of the usual slips.
  private static Optional<UntrustedText> corrected(
      DomainName domain, SpfRecord record, String term) {
    String lower = term.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> slip :
        Map.of("ipv4:", "ip4:", "ipv6:", "ip6:", "ip4=", "ip4:", "ip6=", "ip6:").entrySet()) {
      if (lower.startsWith(slip.getKey()) && record.text().contains(term)) {
        String right = slip.getValue() + term.substring(slip.getKey().length());
        return SpfRecord.read("v=spf1 " + right).faults().isEmpty()
            ? FindingCollector.txt(domain, replaced(record.text(), term, right))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// One record with the terms of all, and the mildest of their endings.
  private static String merged(List<String> texts) {
    Set<String> words = new LinkedHashSet<>();
    Optional<Qualifier> end = Optional.empty();
    for (String text : texts) {
      SpfRecord record = SpfRecord.read(text);
      for (SpfTerm term : record.terms()) {
        if (term.mechanism() != Mechanism.ALL) {
          words.add(term.text());
        } else if (term.qualifier() == Qualifier.SOFTFAIL || end.isEmpty()) {
          end = Optional.of(term.qualifier());
        }
      }
      record.redirect().ifPresent(spec -> words.add("include:" + spec));
    }
    String start = words.isEmpty() ? "" : " " + String.join(" ", words);
    boolean isMild = end.isEmpty() || end.get() != Qualifier.FAIL;
    return SpfRecord.VERSION + start + (isMild ? " ~all" : " -all");
  }
}
