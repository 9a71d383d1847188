package bouncecard.app;

import bouncecard.catalog.Language;
import java.util.Optional;

/// An answer, and the language that was asked for with it.
public record Interpretation(Answer answer, Optional<Language> language) {}
