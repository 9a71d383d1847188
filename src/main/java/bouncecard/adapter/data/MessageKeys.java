package bouncecard.adapter.data;

import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.feedback.Wanted;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Standing;
import bouncecard.catalog.Term;
import bouncecard.catalog.message.CheckMessage;
import bouncecard.catalog.message.PageMessage;
import bouncecard.catalog.message.PlaceholderMessage;
import bouncecard.catalog.message.RuleMessage;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.catalog.message.WatchMessage;
import bouncecard.decode.AddressRole;
import bouncecard.decode.NotRecipient;
import bouncecard.decode.Speaker;
import bouncecard.delivery.Place;
import bouncecard.diagnose.CandidateOutcome;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Strength;
import bouncecard.probe.Finding;
import bouncecard.probe.NetworkFailure;
import bouncecard.probe.ProbeReport.Control;
import bouncecard.probe.Reason;
import bouncecard.probe.Stage;
import bouncecard.probe.dns.EhloName;
import bouncecard.tally.Change;
import bouncecard.tally.Trend;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/// The keys of the messages that the program asks for.
final class MessageKeys {
  private MessageKeys() {}

  static Set<String> all() {
    Set<String> keys = new TreeSet<>(tokens(Message.values()));
    keys.addAll(tokens(CheckMessage.values()));
    keys.addAll(tokens(TriageMessage.values()));
    keys.addAll(tokens(WatchMessage.values()));
    keys.addAll(tokens(RuleMessage.values()));
    keys.addAll(tokens(PageMessage.values()));
    keys.addAll(tokens(PlaceholderMessage.values()));
    terms(keys, "actor", Actor.values());
    terms(keys, "permanence", Permanence.values());
    terms(keys, "place", Place.values());
    terms(keys, "retry", Retry.values());
    terms(keys, "retry-brief", Retry.values());
    terms(keys, "standing", Standing.values());
    terms(keys, "basis", Diagnosis.Basis.values());
    terms(keys, "strength", Strength.values());
    terms(keys, "outcome", losing());
    terms(keys, "reason", Reason.values());
    terms(keys, "stage", Stage.values());
    terms(keys, "control", Control.values());
    terms(keys, "failure", NetworkFailure.values());
    terms(keys, "state", Finding.State.values());
    terms(keys, "ehlo", EhloName.Fault.values());
    terms(keys, "denied", Denial.values());
    terms(keys, "trend", Trend.values());
    terms(keys, "change", Change.Kind.values());
    terms(keys, "wrong", Wanted.What.values());
    terms(keys, "speaker", Speaker.values());
    terms(keys, "address-role", AddressRole.values());
    terms(keys, "no-recipient", NotRecipient.values());
    return keys;
  }

  static Set<String> tokens(Term[] terms) {
    Set<String> tokens = new TreeSet<>();
    for (Term term : terms) {
      tokens.add(term.token());
    }
    return tokens;
  }

  private static CandidateOutcome[] losing() {
    return EnumSet.complementOf(EnumSet.of(CandidateOutcome.WON)).toArray(CandidateOutcome[]::new);
  }

  private static void terms(Set<String> keys, String kind, Term[] terms) {
    for (Term term : terms) {
      keys.add(kind + "-" + term.token());
    }
  }
}
