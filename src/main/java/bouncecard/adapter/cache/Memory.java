package bouncecard.adapter.cache;

import bouncecard.app.Answer;
import bouncecard.app.chat.state.AnswerMemo;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.state.StateStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// The chats' memory in this process: bounded in number, size and time, and gone with the program.
public final class Memory {
  private static final int NAME_BYTES = 9;

  /// Together, of all answers, in characters. It saves a button the reading, no more, so that a
  /// flood of long mails may not make a bot larger that lasts for days.
  private static final long MOST_CHARACTERS = 2 << 20;

  private final Ticker ticker;
  private final StateStore store;

  /// A memory.
  ///
  /// @param ticker nanoseconds that go on
  public Memory(Ticker ticker) {
    this.ticker = ticker;
    this.store = new MemoryStore(ticker);
  }

  /// The state.
  public StateStore store() {
    return store;
  }

  /// All that a chat service keeps.
  public ChatState chat() {
    return chat(Preferences.over(store));
  }

  /// The same with preferences that are kept elsewhere.
  public ChatState chat(Preferences preferences) {
    return chat(store, preferences, ChatState.USUAL_KEEP);
  }

  /// The same with a state that is kept elsewhere in part.
  ///
  /// @param keep for how long what buttons need is kept
  public ChatState chat(StateStore state, Preferences preferences, Duration keep) {
    return new ChatState(state, answers(keep), names(), preferences, keep, FeedbackStore.NONE);
  }

  /// Remembers answers for so long, as long as there is room.
  private AnswerMemo answers(Duration keep) {
    Cache<String, Answer> answers =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(Runnable::run)
            .expireAfterWrite(keep)
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String _, Answer answer) -> Weights.of(answer))
            .build();
    return new AnswerMemo() {
      @Override
      public void put(String under, Answer answer) {
        answers.put(under, answer);
      }

      @Override
      public void forget(String under) {
        answers.invalidate(under);
      }

      @Override
      public Optional<Answer> find(String under) {
        return Optional.ofNullable(answers.getIfPresent(under));
      }
    };
  }

  private static Supplier<String> names() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] bytes = new byte[NAME_BYTES];
      random.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }
}
