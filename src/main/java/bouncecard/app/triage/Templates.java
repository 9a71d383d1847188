package bouncecard.app.triage;

import bouncecard.app.Bouncecard;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Provider;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.smtp.SmtpCommand;
import bouncecard.tally.Problem;
import bouncecard.text.UntrustedText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Judges each template of replies once. Many threads use it.
final class Templates {
  private static final int MOST = 50_000;

  private final Bouncecard bouncecard;
  private final Map<String, Template> known = new ConcurrentHashMap<>();

  Templates(Bouncecard bouncecard) {
    this.bouncecard = bouncecard;
  }

  /// The template of a delivery that was read.
  Template of(FailedDelivery found) {
    String host = found.remoteMta().map(UntrustedText::value).orElse("");
    String codes =
        found.replyCode().map(Object::toString).orElse("")
            + ' '
            + found.statusField().or(found::enhancedStatusCode).map(Object::toString).orElse("")
            + ' '
            + found.command().map(SmtpCommand::name).orElse("");
    return of(
        codes + '\n' + organisation(host, found), found.reply().value(), () -> Optional.of(found));
  }

  private static String organisation(String host, FailedDelivery found) {
    return Organisations.of(
        host.isEmpty()
            ? found.finalRecipient().map(UntrustedText::value).map(Organisations::domain).orElse("")
            : host);
  }

  /// The template of a reply.
  ///
  /// @param beside what else it is judged by: codes, who refused
  /// @param reading reads the delivery, where this one was not met before
  Template of(String beside, String reply, Supplier<Optional<FailedDelivery>> reading) {
    String text = ReplyMask.of(reply);
    String key = beside + '\n' + text;
    Template met = known.get(key);
    if (met != null) {
      return met;
    }
    Template judged = judged(text, reading.get());
    if (known.size() < MOST) {
      known.putIfAbsent(key, judged);
    }
    return judged;
  }

  /// Programs and block lists are run by anybody; who refused is told by the host's name.
  private static boolean isOrganisation(Provider provider) {
    return switch (provider.kind()) {
      case MAILBOX, FILTER, ESP, FORWARDER -> true;
      case MTA, DNSBL -> false;
    };
  }

  private Template judged(String text, Optional<FailedDelivery> found) {
    if (found.isEmpty()) {
      String unknown = bouncecard.catalog().cause(Cause.Role.UNKNOWN).id();
      NamedAfter nothing = NamedAfter.of("", "");
      return new Template(new Problem(unknown, ""), text, /* isKnown= */ false, nothing, nothing);
    }
    Diagnosis diagnosis = bouncecard.judged(found.get());
    String host = found.get().remoteMta().map(UntrustedText::value).orElse("");
    String provider =
        diagnosis
            .provider()
            .filter(Templates::isOrganisation)
            .map(Provider::id)
            .orElseGet(() -> organisation(host, found.get()));
    Map<String, String> told = bouncecard.told(found.get());
    String reply = found.get().reply().value();
    return new Template(
        new Problem(diagnosis.cause().id(), provider),
        text,
        !diagnosis.cause().is(Cause.Role.UNKNOWN),
        NamedAfter.of(reply, told.getOrDefault("selector", "")),
        NamedAfter.of(reply, told.getOrDefault("dnsbl", "")));
  }
}
