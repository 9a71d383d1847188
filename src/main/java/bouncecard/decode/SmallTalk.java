package bouncecard.decode;

import static java.util.stream.Collectors.joining;

import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.Once;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Diagnostician;
import bouncecard.diagnose.ScanResult;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.Statistics;
import bouncecard.smtp.TextTopic;
import bouncecard.smtp.Words;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.List;
import java.util.function.Supplier;

/// Tells words that only sound like a reply from those that are one, where no code stands beside
/// them.
final class SmallTalk {
  /// So few words say little when more stand beside them.
  private static final int MOST_IN_PASSING = 3;

  /// And so many more are a sentence about something else.
  private static final int LEAST_BESIDE = 3;

  /// Fewer words are a setting or a heading.
  private static final int SHORTEST_SENTENCE = 4;

  private static final int LONGEST_HEADING = 40;

  /// The words of a line that is longer are no reply's alone.
  private static final int LONGEST_LINE = 2000;

  /// What people say to each other is shorter.
  private static final int LONGEST_TALK = 1000;

  /// So long is the error of a program with its trace.
  private static final int LONGEST_ERROR = 4000;

  /// What is shorter begins other lines too.
  private static final int SHORTEST_SETTLED = 6;

  private final CodeScanner scanner;
  private final Statistics statistics;
  private final Words mailPrograms;
  private final Supplier<PhraseIndex> errors;
  private final Words persons;
  private final List<String> settled;

  /// The first character of each of them.
  private final String settledHeads;

  private final Supplier<Diagnostician> diagnostician;

  SmallTalk(
      CodeScanner scanner,
      Statistics statistics,
      Vocabulary vocabulary,
      List<String> settled,
      Supplier<Diagnostician> diagnostician) {
    this.scanner = scanner;
    this.statistics = statistics;
    this.mailPrograms = vocabulary.programs().mail();
    this.errors = new Once<>(() -> new PhraseIndex(vocabulary.exceptions()));
    this.persons = vocabulary.persons();
    this.settled =
        settled.stream()
            .map(words -> words.startsWith("^") ? words.substring(1) : words)
            .filter(words -> words.length() >= SHORTEST_SETTLED)
            .toList();
    this.settledHeads =
        this.settled.stream().map(words -> words.substring(0, 1)).distinct().collect(joining());
    this.diagnostician = diagnostician;
  }

  /// Whether a text is one line that is worth a look for what may be in it.
  static boolean isLine(String text) {
    return text.length() <= LONGEST_LINE && !Lines.areSeveral(text) && !text.isBlank();
  }

  /// Whether it is so short that one error of a program is all that it tells.
  private static boolean isShort(String text) {
    return text.length() <= LONGEST_ERROR && !text.isBlank();
  }

  /// Whether words that no code stands beside are a reply all the same.
  ///
  /// @param judged what they mean, asked for where it decides
  boolean isReply(FailedDelivery words, Supplier<Diagnosis> judged, ScanResult scanned) {
    String text = words.reply().value();
    boolean isLine = isLine(text);
    TextTopic topic = scanner.topic(text);
    return !isOfAnotherProgram(text, topic)
        && !(isLine && statistics.isOne(text))
        && (diagnostician.get().knowsWords(words, scanned)
            || (isLine && saysSurely(words, topic))
            || (isShort(text) && isLibraryError(words, judged, topic)))
        && !(isLine ? isTalk(text, judged, topic) : isTalkedOf(text, judged));
  }

  /// Whether people only talk in the line of a short text in which the words stand that tell
  /// something.
  private boolean isTalkedOf(String text, Supplier<Diagnosis> judged) {
    if (text.length() > LONGEST_TALK) {
      return false;
    }
    String telling = judged.get().evidence().value();
    int at = telling.isEmpty() ? -1 : text.indexOf(telling);
    if (at < 0) {
      return false;
    }
    String line = text.substring(text.lastIndexOf('\n', at) + 1, Lines.endOfLine(text, at)).strip();
    return line.contains(telling)
        && (statistics.isOne(line) || isTalk(line, judged, scanner.topic(line)));
  }

  private boolean isTalk(String line, Supplier<Diagnosis> judged, TextTopic topic) {
    return mentionsOnly(line, judged, topic) || isAboutPeople(line);
  }

  /// Whether it speaks of another protocol, or a program reports an error of its own that nothing
  /// in it ties to mail.
  private static boolean isOfAnotherProgram(String text, TextTopic topic) {
    if (topic.isAnotherProtocol()) {
      return true;
    }
    boolean isError = LowerCase.of(text).contains("exception") || text.contains("::");
    return isError && !topic.isMail();
  }

  /// Whether its heading says that a trouble is over, `[RESOLVED] mx1: …`.
  boolean isSettled(String text) {
    int end = Math.min(text.length(), LONGEST_HEADING);
    int start = 0;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (start == end || settledHeads.indexOf(LowerCase.of(text.charAt(start))) < 0) {
      return false;
    }
    String lower = LowerCase.of(text.substring(start, end));
    for (String words : settled) {
      if (lower.startsWith(words)) {
        return true;
      }
    }
    return false;
  }

  /// Whether one line that speaks of mail surely says why it failed: `lookup did not find any mail
  /// exchangers for example.org`.
  private boolean saysSurely(FailedDelivery words, TextTopic topic) {
    return words(words.reply().value()) >= SHORTEST_SENTENCE
        && topic.isMail()
        && diagnostician.get().saysSurely(words);
  }

  /// Whether a mail library's error is named and its words tell a cause, as those of a connection
  /// that broke.
  private boolean isLibraryError(
      FailedDelivery words, Supplier<Diagnosis> judged, TextTopic topic) {
    return errors.get().isAnyInLowerCaseOf(words.reply().value())
        && (topic.isMail() || MailPorts.areNamedIn(words.reply().value()))
        && tells(judged.get());
  }

  /// A guess is nothing where no code stands: what is only spoken of may be anything.
  private static boolean tells(Diagnosis judged) {
    return !judged.cause().is(Cause.Role.UNKNOWN)
        && judged.confidence().filter(Confidence.GUESS::equals).isEmpty();
  }

  /// Whether few words of a longer sentence that says nothing of mail sound like a reply: `Account
  /// disabled for contractor x`.
  private boolean mentionsOnly(String text, Supplier<Diagnosis> diagnosis, TextTopic topic) {
    if (Character.isDigit(text.charAt(0)) || isOfMail(text, topic)) {
      return false;
    }
    Diagnosis judged = diagnosis.get();
    int telling = words(judged.evidence().value());
    return telling <= MOST_IN_PASSING
        && judged.rule().filter(rule -> rule.id().isWording()).isPresent()
        && words(text) >= telling + LEAST_BESIDE
        && !judged.cause().is(Trait.AUTOMATIC_ANSWER)
        && !judged.cause().is(Trait.FEEDBACK_REPORT);
  }

  /// Whether people speak of people: `his mailbox is full, call him`. What they quote may be a
  /// server's.
  private boolean isAboutPeople(String text) {
    if (Character.isDigit(text.charAt(0))
        || text.indexOf('"') >= 0
        || text.indexOf(':') >= 0
        || text.indexOf('@') >= 0) {
      return false;
    }
    char[] chars = text.toCharArray();
    int from = 0;
    for (int i = 0; i <= chars.length; i++) {
      boolean isOfWord = i < chars.length && (Character.isLetter(chars[i]) || chars[i] == '\'');
      if (!isOfWord) {
        if (i > from && persons.containsWithin(chars, from, i)) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }

  private boolean isOfMail(String text, TextTopic topic) {
    return text.indexOf('@') >= 0
        || topic.isMail()
        || mailPrograms.contains(LowerCase.of(text.substring(0, Math.max(0, text.indexOf(':')))))
        || LowerCase.of(text).contains("message");
  }

  private static int words(String text) {
    int words = 0;
    for (int i = 0; i < text.length(); i++) {
      words += text.charAt(i) > ' ' && (i == 0 || text.charAt(i - 1) <= ' ') ? 1 : 0;
    }
    return words;
  }
}
