package bouncecard.adapter.web;

import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.page.PageForms;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.triage.TriageFormat;
import bouncecard.catalog.Language;

/// The parts that the front door hands requests to.
///
/// @param reader reads what is pasted, within its budget
/// @param json answers for programs, as the terminal prints them
/// @param triages triages for programs, likewise
/// @param usual the language of those whose own is not spoken
public record WebParts(
    Bouncecard bouncecard,
    PageForms forms,
    SubmissionReader reader,
    Format json,
    TriageFormat triages,
    Language usual) {}
