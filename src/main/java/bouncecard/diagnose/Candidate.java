package bouncecard.diagnose;

import bouncecard.catalog.Cause;
import bouncecard.catalog.Rule;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Something that could have decided what a failed delivery means.
///
/// @param rule the rule; empty for a code by itself
/// @param basis what kind of thing it is
/// @param cause what it says
/// @param evidence the words or code that made it apply
/// @param strength how much the rule counts here; empty for a code by itself
/// @param outcome how it fared
public record Candidate(
    Optional<Rule> rule,
    Basis basis,
    Cause cause,
    UntrustedText evidence,
    Optional<Strength> strength,
    CandidateOutcome outcome) {}
