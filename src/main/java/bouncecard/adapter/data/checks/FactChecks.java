package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.ClassEntry;
import bouncecard.catalog.Dnsbl;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Network;
import bouncecard.catalog.Pair;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Checks the facts: what they name must be there, and be written as it is looked for.
public record FactChecks(
    Catalog.Facts facts, NameChecks names, SourceChecks sources, DataErrors errors) {
  private static final Pattern ENHANCED_KEY = Pattern.compile("X\\.[0-9]\\.(0|[1-9][0-9]{0,2})");
  private static final Pattern CLASS_KEY =
      Pattern.compile("(reply\\.[2-5]|enhanced\\.[245]|subject\\.[0-7])");
  private static final Pattern RFC =
      Pattern.compile("(RFC [1-9][0-9]{0,4}|draft-[a-z0-9-]+)(, RFC [1-9][0-9]{0,4})*");

  static String place(String file, String key) {
    return "facts/" + file + ".toml, [" + DataErrors.oneLine(key) + "]";
  }

  public void check(RuleBook book) {
    Set<String> codes = knownCodes(book);
    for (ReplyCodeEntry entry : facts.replyCodes().values()) {
      String place = place("reply-codes", entry.code().toString());
      entry.rfc().ifPresent(rfc -> checkRfc(place, rfc));
      checkCauses(place, entry.causes());
      checkCodes(place, entry.related(), codes);
      sources.check(place, entry.source());
    }
    for (EnhancedStatusCodeEntry entry : facts.enhancedStatusCodes().values()) {
      checkEnhanced(entry, codes);
    }
    for (ClassEntry entry : facts.classes().values()) {
      String place = place("classes", entry.key());
      if (!CLASS_KEY.matcher(entry.key()).matches()) {
        errors.add(
            place,
            "this must be reply.2 to reply.5, enhanced.2, .4 or .5, or subject.0 to subject.7");
      }
      checkRfc(place, entry.rfc());
      sources.check(place, entry.source());
    }
    checkPairs(codes);
    facts.causes().values().forEach(this::checkCause);
    checkRoles();
    checkNetworks();
    checkDnsbls();
  }

  private void checkEnhanced(EnhancedStatusCodeEntry entry, Set<String> codes) {
    String place = place("enhanced-status-codes", entry.key());
    if (!ENHANCED_KEY.matcher(entry.key()).matches()) {
      errors.add(
          place, "this must be an enhanced status code with an X for its class, as \"X.1.1\"");
    }
    checkRfc(place, entry.rfc());
    checkCauses(place, entry.causes());
    checkCodes(place, entry.related(), codes);
    sources.check(place, entry.source());
  }

  private void checkPairs(Set<String> codes) {
    Set<Set<String>> seen = new HashSet<>();
    facts
        .pairs()
        .forEach(
            (key, pair) -> {
              String place = place("pairs", key);
              checkCodes(place, List.of(pair.first().toString(), pair.second().toString()), codes);
              sources.check(place, pair.source());
              if (pair.first().equals(pair.second())) {
                errors.add(place, "this must be two codes that differ");
              } else if (!seen.add(codes(pair))) {
                errors.add(
                    place, "these two codes are there in the other order, and must be there once");
              }
            });
  }

  private static Set<String> codes(Pair pair) {
    return Set.of(pair.first().toString(), pair.second().toString());
  }

  public void checkCause(Cause cause) {
    String place = place("causes", cause.id());
    names.checkId(place, "the cause's name", cause.id());
    names.checkId(place, "\"family\"", cause.family());
    sources.check(place, cause.source());
  }

  public void checkRoles() {
    Set<Cause.Role> open = EnumSet.allOf(Cause.Role.class);
    for (Cause cause : facts.causes().values()) {
      cause
          .role()
          .filter(role -> !open.remove(role))
          .ifPresent(
              role ->
                  errors.add(
                      place("causes", cause.id()),
                      "\"role\" is %s, as another cause's, and must be one's alone"
                          .formatted(DataErrors.quoted(role.token()))));
    }
    open.forEach(
        role ->
            errors.add(
                "facts/causes.toml",
                "no cause has the role %s, and one must"
                    .formatted(DataErrors.quoted(role.token()))));
  }

  /// Every cause is there for something that can name it.
  ///
  /// @param named what rules and the like name
  public void checkUse(Set<String> named) {
    Set<String> used = new TreeSet<>(named);
    facts.replyCodes().values().forEach(entry -> used.addAll(entry.causes()));
    facts.enhancedStatusCodes().values().forEach(entry -> used.addAll(entry.causes()));
    for (Cause cause : facts.causes().values()) {
      if (!used.contains(cause.id()) && cause.role().isEmpty()) {
        errors.add(
            place("causes", cause.id()),
            "no rule, code or role names this cause; one must, or it goes");
      }
    }
  }

  private void checkRfc(String place, String rfc) {
    if (!rfc.isEmpty() && !RFC.matcher(rfc).matches()) {
      errors.add(
          place, "\"rfc\" is " + DataErrors.quoted(rfc) + ", and must be one, as \"RFC 5321\"");
    }
  }

  private void checkCauses(String place, List<String> causes) {
    causes.forEach(cause -> names.checkKnown(place, "\"causes\"", cause, facts.causes().keySet()));
  }

  private void checkCodes(String place, List<String> codes, Set<String> known) {
    for (String code : codes) {
      if (!known.contains(code)) {
        errors.add(
            place,
            "names %s, and must name codes that have an entry or a rule"
                .formatted(DataErrors.quoted(code)));
      }
    }
  }

  /// The codes that there is something to say about: those with an entry, and those that a
  /// provider's rule names.
  private Set<String> knownCodes(RuleBook book) {
    Set<String> codes = new TreeSet<>();
    facts.replyCodes().keySet().forEach(code -> codes.add(code.toString()));
    for (String key : facts.enhancedStatusCodes().keySet()) {
      codes.add(key);
      if (key.length() > 1) {
        List.of("2", "4", "5").forEach(digit -> codes.add(digit + key.substring(1)));
      }
    }
    for (Rule rule : book.rules()) {
      for (Rule.CodeSpan span : rule.conditions().enhancedStatusCodes()) {
        switch (span) {
          case Rule.CodeSpan.One(EnhancedStatusCode code) -> codes.add(code.toString());
          case Rule.CodeSpan.Many(EnhancedStatusCodeRange range) ->
              range.codes().forEach(code -> codes.add(code.toString()));
        }
      }
      rule.seenWith().forEach(seen -> codes.addAll(List.of(seen.split(" ", -1))));
    }
    return codes;
  }

  private void checkNetworks() {
    for (Network network : facts.networks()) {
      if (Cidr.parse(network.cidr()).isEmpty()) {
        errors.add(
            "facts/networks.toml, network " + DataErrors.oneLine(network.cidr()),
            "\"cidr\" must be a network, as \"10.0.0.0/8\" or \"fc00::/7\"");
      }
    }
  }

  private void checkDnsbls() {
    for (Dnsbl list : facts.dnsbls().lists()) {
      String place = "facts/dnsbls.toml, list " + DataErrors.oneLine(list.zone());
      if (DomainName.parse(list.zone()).isEmpty()) {
        errors.add(place, "\"zone\" must be the name of a zone, as \"zen.spamhaus.org\"");
      }
      checkAnswers(place, list.codes().keySet());
    }
    checkAnswers("facts/dnsbls.toml, [errors]", facts.dnsbls().errors().keySet());
  }

  private void checkAnswers(String place, Set<String> answers) {
    for (String answer : answers) {
      if (!answer.startsWith("127.") || IpAddress.parse(answer).isEmpty()) {
        errors.add(
            place,
            "%s must be an address that a list answers with, as \"127.0.0.2\""
                .formatted(DataErrors.quoted(answer)));
      }
    }
  }
}
