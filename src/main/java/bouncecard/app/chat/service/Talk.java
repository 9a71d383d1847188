package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.triage.Period;
import bouncecard.decode.Decoding;
import bouncecard.decode.Grade;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds what a question is about in what was said before it: the first bounce, else the first code
/// that stands in a sentence.
///
/// @param files bounds what is fetched
/// @param summed the period of which a summary is asked for; empty where none is
record Talk(Reader reader, FileFetchLimit files, Optional<Period> summed) {
  private static final int MOST_MESSAGES = 3_000;
  private static final int MOST_CHARACTERS = 2 << 20;
  private static final int MOST_WITH_FILES = 20;

  /// What was found.
  ///
  /// @param input what it is the answer to
  /// @param errors what was not read of it, and why
  record Found(Answer answer, AskedInput input, List<UserError> errors) {}

  /// Whether words ask nothing by themselves, so that they are about what was said before.
  static boolean leavesOpen(Answer answer, UntrustedText said) {
    return switch (answer) {
      case Answer.NoAnswer _ -> true;
      case Answer.HelpAnswer _ -> said.value().chars().noneMatch(Character::isLetterOrDigit);
      case Answer.BounceAnswer(Decoding decoding) -> decoding.all().isEmpty();
      case Answer.SearchAnswer _ ->
          !said.value().strip().toLowerCase(Locale.ROOT).startsWith("find ");
      case Answer.CodeAnswer _,
          Answer.CompareAnswer _,
          Answer.TokenAnswer _,
          Answer.RuleAnswer _,
          Answer.ClassAnswer _,
          Answer.AskAnswer _,
          Answer.CheckAnswer _,
          Answer.CheckedAnswer _,
          Answer.TriageAnswer _ ->
          false;
    };
  }

  /// The first bounce in these; where there is none, the first that names a code.
  Optional<Found> find(List<Surroundings.Earlier> messages) {
    Optional<Found> second = Optional.empty();
    int characters = 0;
    int withFiles = 0;
    for (Surroundings.Earlier message : messages.stream().limit(MOST_MESSAGES).toList()) {
      characters += message.said().value().length();
      boolean hasFiles = !message.files().isEmpty() && withFiles < MOST_WITH_FILES;
      if (characters > MOST_CHARACTERS || Thread.currentThread().isInterrupted()) {
        break;
      }
      withFiles += hasFiles ? 1 : 0;
      Optional<Found> found =
          hasFiles
              ? files.with(message.files(), got -> read(message.said(), got))
              : read(message.said(), FileFetchLimit.Fetched.NOTHING);
      if (found.filter(Talk::isBounce).isPresent()) {
        return found;
      }
      second = second.or(() -> found);
    }
    return second;
  }

  private Optional<Found> read(UntrustedText said, FileFetchLimit.Fetched fetched) {
    if (said.isBlank() && fetched.attachments().isEmpty()) {
      return Optional.empty();
    }
    Reader.Read read =
        summed
            .map(
                period ->
                    reader.summed(
                        period, said, fetched.attachments(), fetched.missing(), fetched.left()))
            .orElseGet(
                () -> reader.read(said, fetched.attachments(), fetched.missing(), fetched.left()));
    return read.answer()
        .filter(Talk::isTelling)
        .map(
            answer ->
                new Found(answer, AskedInput.read(said, fetched.attachments()), read.errors()));
  }

  static boolean isTelling(Answer answer) {
    return switch (answer) {
      case Answer.BounceAnswer(Decoding decoding) -> !decoding.all().isEmpty();
      case Answer.CodeAnswer _,
          Answer.CompareAnswer _,
          Answer.TokenAnswer _,
          Answer.TriageAnswer _ ->
          true;
      case Answer.NoAnswer _,
          Answer.HelpAnswer _,
          Answer.SearchAnswer _,
          Answer.RuleAnswer _,
          Answer.ClassAnswer _,
          Answer.AskAnswer _,
          Answer.CheckAnswer _,
          Answer.CheckedAnswer _ ->
          false;
    };
  }

  private static boolean isBounce(Found found) {
    return found.answer() instanceof Answer.TriageAnswer
        || (found.answer() instanceof Answer.BounceAnswer(Decoding decoding)
            && decoding.grade().filter(Grade.MENTION::equals).isEmpty());
  }
}
