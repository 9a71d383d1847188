package bouncecard.adapter.cache;

import bouncecard.app.Answer;
import bouncecard.app.chat.CachedAnswers;
import bouncecard.app.chat.Deliveries;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Preferences;
import bouncecard.app.chat.RecentQuestions;
import bouncecard.catalog.Language;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What the chats keep in memory: bounded in number, size and time, and gone with the program.
public final class Memory {
  /// A platform delivers a thing for the last time about five minutes after the first.
  private static final Duration DELIVERIES = Duration.ofMinutes(10);

  private static final Duration ANSWERS = Duration.ofHours(24);
  private static final long MOST_DELIVERIES = 100_000;
  private static final long MOST_PEOPLE = 10_000;
  private static final int MOST_QUESTIONS = 8;

  /// Together, of all answers, in characters.
  private static final long MOST_CHARACTERS = 8 << 20;

  private final Ticker ticker;

  /// A memory.
  ///
  /// @param ticker nanoseconds that go on
  public Memory(Ticker ticker) {
    this.ticker = ticker;
  }

  /// Tells deliveries that were met in the last ten minutes; of more than a hundred thousand the
  /// oldest are forgotten.
  public Deliveries deliveries() {
    Cache<Long, Boolean> met =
        builder().expireAfterWrite(DELIVERIES).maximumSize(MOST_DELIVERIES).build();
    return key -> met.asMap().putIfAbsent(fingerprint(key), true) == null;
  }

  /// 64 bits that stand for a key of any length (FNV-1a): of a hundred thousand ids that a platform
  /// gives, two are alike once in three billion such sets.
  private static long fingerprint(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// Keeps answers for a day, as long as there is room.
  public CachedAnswers answers() {
    Cache<String, Answer> answers =
        builder()
            .expireAfterWrite(ANSWERS)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String _, Answer answer) -> Weights.of(answer))
            .build();
    SecureRandom random = new SecureRandom();
    return new CachedAnswers() {
      @Override
      public String keep(Answer answer) {
        byte[] octets = new byte[9];
        random.nextBytes(octets);
        String under = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        answers.put(under, answer);
        return under;
      }

      @Override
      public Optional<Answer> find(String kept) {
        return Optional.ofNullable(answers.getIfPresent(kept));
      }
    };
  }

  /// Keeps what ten thousand people asked last.
  public RecentQuestions questions() {
    Cache<String, List<String>> questions =
        builder().expireAfterAccess(ANSWERS).maximumSize(MOST_PEOPLE).build();
    return new RecentQuestions() {
      @Override
      public void note(Person person, String query) {
        questions
            .asMap()
            .merge(person.key(), List.of(query), (before, one) -> first(one.getFirst(), before));
      }

      @Override
      public List<String> of(Person person) {
        return Optional.ofNullable(questions.getIfPresent(person.key())).orElse(List.of());
      }
    };
  }

  private static List<String> first(String query, List<String> before) {
    List<String> all = new ArrayList<>(before);
    all.remove(query);
    all.addFirst(query);
    return List.copyOf(all.subList(0, Math.min(all.size(), MOST_QUESTIONS)));
  }

  /// Keeps the languages that ten thousand people chose.
  public Preferences preferences() {
    Cache<String, Language> languages = builder().maximumSize(MOST_PEOPLE).build();
    return new Preferences() {
      @Override
      public Optional<Language> language(Person person) {
        return Optional.ofNullable(languages.getIfPresent(person.key()));
      }

      @Override
      public void choose(Person person, Optional<Language> language) {
        language.ifPresentOrElse(
            chosen -> languages.put(person.key(), chosen),
            () -> languages.invalidate(person.key()));
      }
    };
  }

  private Caffeine<Object, Object> builder() {
    // What is done after an expiry is little: it needs no pool of threads.
    return Caffeine.newBuilder().ticker(ticker).executor(Runnable::run);
  }
}
