package bouncecard.probe.domain.spf;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.probe.domain.spf.SpfVerdict.Trouble;
import bouncecard.probe.domain.spf.SpfVerdict.Trouble.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// check_host() of RFC 7208 §4 for one address and one sender. Used once.
final class SpfEvaluation {
  static final int MOST_LOOKUPS = 10;
  static final int MOST_VOIDS = 2;
  private static final int MOST_NAMES = 10;

  private final Dns dns;
  private final IpAddress ip;
  private final SpfMacros macros;
  private final Deque<DomainName> open = new ArrayDeque<>();
  private int lookups;
  private int voids;
  private Optional<Trouble> trouble = Optional.empty();

  SpfEvaluation(Dns dns, IpAddress ip, DomainQuestion question) {
    this.dns = dns;
    this.ip = ip.unmapped();
    this.macros =
        new SpfMacros(
            this.ip,
            question.localPart().filter(part -> !part.isEmpty()).orElse("postmaster"),
            question.sender(),
            question.helo().map(DomainName::text).orElse("unknown"),
            () -> validatedName(question.sender()));
  }

  SpfVerdict of(DomainName domain) {
    Decision decision = checkHost(domain);
    return new SpfVerdict(decision.result(), decision.decided(), trouble, lookups, voids);
  }

  private record Decision(SpfResult result, List<String> decided) {
    static Decision of(SpfResult result) {
      return new Decision(result, List.of());
    }

    Decision after(String term) {
      List<String> longer = new ArrayList<>(decided);
      longer.addFirst(term);
      return new Decision(result, longer);
    }
  }

  private Decision checkHost(DomainName domain) {
    if (open.contains(domain)) {
      return Decision.of(error(Kind.LOOP, domain.text()));
    }
    TextRecords found = TextRecords.of(dns, domain, RecordVersion.SPF);
    if (found.failure().isPresent()) {
      return Decision.of(temporary(domain));
    }
    if (found.texts().isEmpty()) {
      return Decision.of(SpfResult.NONE);
    }
    if (found.texts().size() > 1) {
      return Decision.of(error(Kind.SEVERAL, domain.text()));
    }
    SpfRecord record = SpfRecord.read(found.texts().getFirst());
    if (!record.faults().isEmpty()) {
      return Decision.of(error(Kind.SYNTAX, record.faults().getFirst()));
    }
    open.addLast(domain);
    Decision decision = checkRecord(record, domain);
    open.removeLast();
    return decision;
  }

  private Decision checkRecord(SpfRecord record, DomainName domain) {
    for (SpfTerm term : record.terms()) {
      if (term.mechanism().isLookup() && !mayLookUp()) {
        return Decision.of(SpfResult.PERMERROR);
      }
      if (term.mechanism() == SpfTerm.Mechanism.INCLUDE) {
        Decision inner =
            target(term, domain).map(this::checkHost).orElse(Decision.of(SpfResult.NONE));
        switch (inner.result()) {
          case PASS -> {
            return new Decision(term.qualifier().result(), inner.after(term.text()).decided());
          }
          case FAIL, SOFTFAIL, NEUTRAL -> {}
          case TEMPERROR, PERMERROR -> {
            return inner.after(term.text());
          }
          case NONE -> {
            return Decision.of(error(Kind.NO_RECORD, term.domain().orElse(""))).after(term.text());
          }
        }
        continue;
      }
      switch (matches(term, domain)) {
        case YES -> {
          return new Decision(term.qualifier().result(), List.of(term.text()));
        }
        case NO -> {}
        case TEMPORARY_ERROR -> {
          return new Decision(SpfResult.TEMPERROR, List.of(term.text()));
        }
        case PERMANENT_ERROR -> {
          return new Decision(SpfResult.PERMERROR, List.of(term.text()));
        }
      }
    }
    return record.redirect().isPresent()
        ? redirected(record.redirect().get(), domain)
        : Decision.of(SpfResult.NEUTRAL);
  }

  private Decision redirected(String spec, DomainName domain) {
    String term = "redirect=" + spec;
    if (!mayLookUp()) {
      return Decision.of(SpfResult.PERMERROR);
    }
    Decision decision =
        macros.expand(spec, domain).map(this::checkHost).orElse(Decision.of(SpfResult.NONE));
    return decision.result() == SpfResult.NONE
        ? Decision.of(error(Kind.NO_RECORD, spec)).after(term)
        : decision.after(term);
  }

  private enum Match {
    YES,
    NO,
    TEMPORARY_ERROR,
    PERMANENT_ERROR
  }

  private Match matches(SpfTerm term, DomainName domain) {
    return switch (term.mechanism()) {
      case ALL -> Match.YES;
      case IP4, IP6 -> is(term.network().filter(network -> shares(network, term)).isPresent());
      case A -> target(term, domain).map(name -> hasAddress(name, term)).orElse(Match.NO);
      case MX -> target(term, domain).map(name -> hasExchanger(name, term)).orElse(Match.NO);
      case PTR -> is(target(term, domain).filter(this::hasName).isPresent());
      case EXISTS -> target(term, domain).map(this::exists).orElse(Match.NO);
      // Decided where the record is gone through.
      case INCLUDE -> Match.NO;
    };
  }

  private static Match is(boolean matches) {
    return matches ? Match.YES : Match.NO;
  }

  private Optional<DomainName> target(SpfTerm term, DomainName domain) {
    return term.domain().isEmpty()
        ? Optional.of(domain)
        : macros.expand(term.domain().get(), domain);
  }

  private DnsType family() {
    return ip.isSix() ? DnsType.AAAA : DnsType.A;
  }

  private boolean shares(IpAddress network, SpfTerm term) {
    return Prefixes.share(ip, network, ip.isSix() ? term.six() : term.four());
  }

  private Match hasAddress(DomainName name, SpfTerm term) {
    DnsAnswer answer = ask(name, family());
    if (answer instanceof DnsAnswer.Failed) {
      temporary(name);
      return Match.TEMPORARY_ERROR;
    }
    boolean matches =
        answer.records(DnsRecord.Address.class).stream()
            .anyMatch(record -> shares(record.address(), term));
    return voids > MOST_VOIDS ? tooManyVoids() : is(matches);
  }

  private Match hasExchanger(DomainName name, SpfTerm term) {
    DnsAnswer answer = ask(name, DnsType.MX);
    if (answer instanceof DnsAnswer.Failed) {
      temporary(name);
      return Match.TEMPORARY_ERROR;
    }
    List<DnsRecord.MailExchanger> exchangers = answer.records(DnsRecord.MailExchanger.class);
    if (exchangers.size() > MOST_NAMES) {
      error(Kind.TOO_MANY_MX, name.text());
      return Match.PERMANENT_ERROR;
    }
    if (voids > MOST_VOIDS) {
      return tooManyVoids();
    }
    for (DnsRecord.MailExchanger exchanger : exchangers) {
      Match match = exchanger.target().map(target -> hasAddress(target, term)).orElse(Match.NO);
      if (match != Match.NO) {
        return match;
      }
    }
    return Match.NO;
  }

  private Match exists(DomainName name) {
    DnsAnswer answer = ask(name, DnsType.A);
    if (answer instanceof DnsAnswer.Failed) {
      temporary(name);
      return Match.TEMPORARY_ERROR;
    }
    return voids > MOST_VOIDS ? tooManyVoids() : is(answer instanceof DnsAnswer.Found);
  }

  private boolean hasName(DomainName domain) {
    return validatedNames().stream().anyMatch(name -> name.isWithin(domain));
  }

  /// The names of the address that point back to it (RFC 7208 §5.5). What the DNS cannot tell is
  /// none, and no error.
  private List<DomainName> validatedNames() {
    return ask(ip.reverseName(), DnsType.PTR).records(DnsRecord.Pointer.class).stream()
        .limit(MOST_NAMES)
        .map(DnsRecord.Pointer::name)
        .filter(
            name ->
                dns.ask(name, family()).records(DnsRecord.Address.class).stream()
                    .anyMatch(record -> record.address().equals(ip)))
        .toList();
  }

  private String validatedName(DomainName domain) {
    List<DomainName> names = validatedNames();
    return names.stream()
        .filter(domain::equals)
        .findFirst()
        .or(() -> names.stream().filter(name -> name.isWithin(domain)).findFirst())
        .or(() -> names.stream().findFirst())
        .map(DomainName::text)
        .orElse("unknown");
  }

  private DnsAnswer ask(DomainName name, DnsType type) {
    DnsAnswer answer = dns.ask(name, type);
    boolean isVoid = answer instanceof DnsAnswer.NoData || answer instanceof DnsAnswer.NoSuchDomain;
    voids += isVoid ? 1 : 0;
    return answer;
  }

  private boolean mayLookUp() {
    lookups++;
    if (lookups > MOST_LOOKUPS) {
      error(Kind.LOOKUPS, "" + lookups);
      return false;
    }
    return true;
  }

  private Match tooManyVoids() {
    error(Kind.VOIDS, "" + voids);
    return Match.PERMANENT_ERROR;
  }

  private SpfResult error(Kind kind, String about) {
    trouble = trouble.or(() -> Optional.of(new Trouble(kind, about)));
    return SpfResult.PERMERROR;
  }

  private SpfResult temporary(DomainName name) {
    trouble = trouble.or(() -> Optional.of(new Trouble(Kind.DNS, name.text())));
    return SpfResult.TEMPERROR;
  }
}
