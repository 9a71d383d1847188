package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.WordTable;
import bouncecard.text.Folding;

/// Cuts a reply into words: finds addresses, hosts, links and numbers by hand, leaves out codes,
/// and looks up what is left in the lexicon. It looks at each character a bounded number of times
/// and makes no strings.
final class Scanner {
  /// What is longer is quoted mail.
  private static final int LONGEST_TEXT = 8_000;

  private static final int LONGEST_WORD = 31;

  /// A word of a sentence is not longer.
  private static final int LONGEST_PLAIN = 40;

  private static final int SOFT = 2;
  private static final int BRACKET = 2;

  private final WordTable words;
  private final String text;
  private final int length;
  private final Tokens tokens = new Tokens();
  private final long[] hashes = new long[LONGEST_WORD + 1];
  private final int negation;

  /// The first token after a quotation mark that is still open; -1 where none is.
  private int quoted = -1;

  private Scanner(WordTable words, String text) {
    this.words = words;
    this.text = text;
    this.length = Math.min(text.length(), LONGEST_TEXT);
    this.negation = words.word(NOT);
  }

  private static final long NOT = WordTable.hash("not");

  /// The words of a text.
  static Tokens scan(WordTable words, String text) {
    Scanner scanner = new Scanner(words, text);
    scanner.scan();
    return scanner.tokens;
  }

  private void scan() {
    int i = 0;
    while (i < length && !tokens.isFull()) {
      char c = text.charAt(i);
      if (Letters.isSyllable(c)) {
        tokens.addCharacter(words.word(WordTable.extend(WordTable.SEED, c)), i);
        i++;
      } else if (Letters.isPartOfWord(c)) {
        i = chunk(i);
      } else {
        i = punctuation(i, c);
      }
    }
  }

  /// Reads what stands between two spaces or brackets; returns where it ends.
  private int chunk(int start) {
    int known = plainWord(start);
    if (known > start) {
      return known;
    }
    int plain = endOfWord(start, Math.min(length, start + LONGEST_PLAIN));
    if (!Letters.isDigit(text.charAt(start))
        && plain - start < LONGEST_PLAIN
        && (plain == length || !Chunk.isInside(text.charAt(plain)))) {
      return word(start, plain);
    }
    Chunk chunk = Chunk.of(text, start, length);
    int end =
        switch (chunk.kind()) {
          case LINK, HOST -> place(chunk);
          case ADDRESS -> mask(WordTable.ADDRESS, chunk);
          case IP -> mask(WordTable.IP, chunk);
          case NUMBER -> mask(WordTable.NUMBER, chunk);
          case CODE -> chunk.end();
          case NAME -> mask(WordTable.UNKNOWN, chunk);
          case WORDS -> word(start, endOfWord(start, length));
        };
    return end;
  }

  /// Reads a word of nothing but ASCII letters, as most are, in one look; returns where it ends, or
  /// `start` where it is none, or something may hang on it.
  private int plainWord(int start) {
    int limit = Math.min(length, start + LONGEST_WORD);
    long hash = WordTable.SEED;
    int i = start;
    boolean isAfterSmall = false;
    while (i < limit) {
      char c = text.charAt(i);
      boolean isSmall = c >= 'a' && c <= 'z';
      boolean isCapital = c >= 'A' && c <= 'Z';
      if (!isSmall && !(isCapital && !isAfterSmall)) {
        break;
      }
      hash = WordTable.extend(hash, isSmall ? c : (char) (c | ' '));
      i++;
      hashes[i - start] = hash;
      isAfterSmall = isSmall;
    }
    if (i == start || (i < length && !Letters.isEnd(text.charAt(i)))) {
      return start;
    }
    tokens.add(lookUp(hash, i - start), start, i);
    return i;
  }

  private int mask(int word, Chunk chunk) {
    tokens.add(word, chunk.start(), chunk.end());
    return chunk.end();
  }

  /// A host or a link, which may be a block list's, or the name of a file that looks like a host.
  private int place(Chunk chunk) {
    if (chunk.kind() == Chunk.Kind.LINK) {
      return mask(isList(chunk) ? WordTable.LIST : WordTable.LINK, chunk);
    }
    int type = FileName.type(text, chunk.start(), chunk.end());
    return type > chunk.start()
        ? mask(lookUp(type, chunk.end()), chunk)
        : mask(isList(chunk) ? WordTable.LIST : WordTable.HOST, chunk);
  }

  private boolean isList(Chunk chunk) {
    int i = chunk.start();
    while (i < chunk.end()) {
      int end = endOfWord(i, chunk.end());
      if (end == i) {
        i++;
      } else {
        int number = lookUp(i, end);
        if (words.lists()[number]) {
          return true;
        }
        i = end;
      }
    }
    return false;
  }

  /// Where letters and digits end; at `start` where there are none.
  private int endOfWord(int start, int limit) {
    int i = start;
    while (i < limit
        && Letters.isPartOfWord(text.charAt(i))
        && !Letters.isSyllable(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private int lookUp(int start, int end) {
    long hash = WordTable.SEED;
    int known = Math.min(LONGEST_WORD, end - start);
    for (int i = start; i < end; i++) {
      hash = WordTable.extend(hash, Folding.of(text.charAt(i)));
      if (i - start < LONGEST_WORD) {
        hashes[i - start + 1] = hash;
      }
    }
    return lookUp(hash, known);
  }

  /// @param known how many of [#hashes] are of the word
  private int lookUp(long hash, int known) {
    int word = words.word(hash);
    return word == WordTable.UNKNOWN ? words.stem(hashes, known) : word;
  }

  /// A word with what hangs on it: `n't`, `'s`, `l'`; returns where it ends.
  ///
  /// @param whole where its letters and digits end
  private int word(int start, int whole) {
    int end = Letters.endOfHump(text, start, whole);
    if (isShortForMail(start, end)) {
      return end + 1;
    }
    boolean hangs = end == whole && Letters.isApostrophe(text, end, length);
    if (hangs && isNegation(start, end)) {
      int verb = isOfCan(start, end) ? end : end - 1;
      tokens.add(lookUp(start, verb), start, verb);
      if (!tokens.isFull()) {
        tokens.add(negation, verb, end + 2);
      }
      return end + 2;
    }
    tokens.add(lookUp(start, end), start, end);
    if (!hangs) {
      return end;
    }
    int next = endOfWord(end + 1, length);
    boolean elided = end - start <= 2;
    return elided ? end + 1 : next - end <= 3 ? next : end + 1;
  }

  /// The `e-` of `e-mail`.
  private boolean isShortForMail(int start, int end) {
    return end - start == 1
        && end + 1 < length
        && Folding.of(text.charAt(start)) == 'e'
        && text.charAt(end) == '-'
        && Folding.of(text.charAt(end + 1)) == 'm';
  }

  /// The `can` of `can't`, whose last letter is the verb's own.
  private boolean isOfCan(int start, int end) {
    return end - start == 3
        && Folding.of(text.charAt(start)) == 'c'
        && Folding.of(text.charAt(start + 1)) == 'a';
  }

  private boolean isNegation(int start, int apostrophe) {
    return apostrophe - start >= 2
        && Folding.of(text.charAt(apostrophe - 1)) == 'n'
        && apostrophe + 1 < length
        && Folding.of(text.charAt(apostrophe + 1)) == 't'
        && endOfWord(apostrophe + 1, length) == apostrophe + 2;
  }

  private int punctuation(int at, char c) {
    int end = at + 1;
    switch (c) {
      case '\n' -> {
        while (end < length && text.charAt(end) <= ' ') {
          if (text.charAt(end) == '\n') {
            tokens.part(Tokens.SENTENCE);
          }
          end++;
        }
        tokens.part(1);
      }
      case '.' -> tokens.part(isStop(at) ? Tokens.SENTENCE : SOFT);
      case '!', '?', '\u3002', '\uff01', '\uff1f' -> tokens.part(Tokens.SENTENCE);
      case ';', '\uff1b' -> tokens.part(Tokens.CLAUSE);
      case '(', ')', '\uff08', '\uff09' -> tokens.part(BRACKET);
      case '"', '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> {
        tokens.part(SOFT);
        quote(at);
      }
      case ',', '\u3001', '\uff0c' -> {
        tokens.part(SOFT);
        tokens.pause();
      }
      case ':', '/', '|', '\uff1a' -> tokens.part(SOFT);
      case '-' -> tokens.part(isDash(at) ? SOFT : 0);
      default -> {
        // Spaces, brackets of addresses and what else stands about part nothing.
      }
    }
    return end;
  }

  /// Opens a quotation, or closes the one that is open.
  private void quote(int at) {
    if (quoted >= 0) {
      tokens.quote(quoted);
      quoted = -1;
    } else if (at + 1 < length && text.charAt(at + 1) > ' ') {
      quoted = tokens.size();
    }
  }

  /// A full stop ends a sentence where a space follows, but `...` and the one of `no. 501` do not.
  private boolean isStop(int at) {
    boolean alone = at == 0 || text.charAt(at - 1) != '.';
    return alone && (at + 1 == length || (text.charAt(at + 1) <= ' ' && !isBeforeNumber(at)));
  }

  /// Whether a short word with a full stop counts what follows: `no. 501`, `Nr. 501`.
  private boolean isBeforeNumber(int at) {
    return at >= 2
        && at + 2 < length
        && Letters.isDigit(text.charAt(at + 2))
        && Folding.of(text.charAt(at - 2)) == 'n'
        && "ro".indexOf(Folding.of(text.charAt(at - 1))) >= 0
        && (at == 2 || !Letters.isPartOfWord(text.charAt(at - 3)));
  }

  private boolean isDash(int at) {
    return at + 1 < length && text.charAt(at + 1) <= ' ';
  }
}
