package bouncecard.read;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.read.exception.LibraryErrors;
import bouncecard.read.log.LogDialects;
import bouncecard.read.log.TrackingLog;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.session.TranscriptLine;
import bouncecard.read.speaker.OtherPrograms;
import bouncecard.smtp.HostNames;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The phrases that hint at each reader. Whoever looks through a text anyway looks for them as
/// well, and knows them by their place in the list only.
public final class ReaderHints {
  private static final ReaderHint[] HINTS = ReaderHint.values();

  private ReaderHints() {}

  /// For each hint, in the order of the enum, phrases in lower case of which one is in every text
  /// that has it; without white space around them where a text may end there.
  public static List<List<String>> phrases(NoticeWords notices, Vocabulary vocabulary) {
    return Stream.of(HINTS).map(hint -> phrases(hint, notices, vocabulary)).toList();
  }

  private static List<String> phrases(ReaderHint hint, NoticeWords notices, Vocabulary vocabulary) {
    return switch (hint) {
      case REPORT -> List.of("-recipient:");
      case TABLE -> TrackingLog.HINTS;
      case LOG -> LogDialects.hints();
      case SESSION -> TranscriptLine.HINTS;
      case NOTICE ->
          Stream.of(
                  notices.failed(), notices.permanent(), notices.returned(), notices.diagnostics())
              .flatMap(List::stream)
              .map(String::strip)
              .toList();
      case DELAY -> notices.delayed().stream().map(String::strip).toList();
      case HOST -> HostNames.LEADS;
      case COMMAND -> ReplyReader.COMMAND_LEADS.stream().map(String::strip).toList();
      case OTHER_PROGRAM -> collapsed(OtherPrograms.SIGNS);
      case DIALLING -> collapsed(OtherPrograms.SIGNS_OF_ANYBODY);
      case FILE_TRANSFER -> collapsed(vocabulary.programs().fileTransfer());
      case LIBRARY_ERROR -> collapsed(vocabulary.exceptions());
      case LITERAL -> collapsed(LibraryErrors.SIGNS_OF_LITERALS);
    };
  }

  /// Phrases as whoever looks for them sees a text: in lower case, white space one space.
  private static List<String> collapsed(List<String> phrases) {
    return phrases.stream()
        .map(phrase -> String.join(" ", LowerCase.of(phrase).strip().split(" +", -1)))
        .toList();
  }

  /// The hints whose places are set.
  ///
  /// @param places a bit for each
  public static Set<ReaderHint> of(long places) {
    if (places == 0) {
      return Set.of();
    }
    Set<ReaderHint> hints = EnumSet.noneOf(ReaderHint.class);
    for (long left = places; left != 0; left &= left - 1) {
      hints.add(HINTS[Long.numberOfTrailingZeros(left)]);
    }
    return hints;
  }

  /// Whether a text may have words of a notice that count. In one line that names nobody, they do
  /// where they say that mail waits, or beside a command.
  static boolean tellOfNotice(Set<ReaderHint> hints, String text) {
    return hints.contains(ReaderHint.DELAY)
        || (hints.contains(ReaderHint.NOTICE)
            && (hints.contains(ReaderHint.SESSION)
                || text.indexOf('@') >= 0
                || Lines.areSeveral(text)));
  }
}
