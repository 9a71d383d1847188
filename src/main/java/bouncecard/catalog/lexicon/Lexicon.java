package bouncecard.catalog.lexicon;

/// The words that mail servers use, the phrases of them, and what they mean.
public record Lexicon(WordTable words, PhraseTable phrases, Meanings meanings) {}
