package bouncecard.read;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.read.log.LogDialects;
import bouncecard.read.log.TrackingLog;
import bouncecard.read.reply.ReaderHint;
import bouncecard.read.session.TranscriptLine;
import bouncecard.smtp.HostNames;
import java.util.BitSet;
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
  public static List<List<String>> phrases(NoticeWords notices) {
    return Stream.of(HINTS).map(hint -> phrases(hint, notices)).toList();
  }

  private static List<String> phrases(ReaderHint hint, NoticeWords notices) {
    return switch (hint) {
      case REPORT -> List.of("-recipient:");
      case TABLE -> TrackingLog.HINTS;
      case LOG -> LogDialects.hints();
      case SESSION -> TranscriptLine.HINTS;
      case NOTICE ->
          Stream.of(
                  notices.failed(),
                  notices.delayed(),
                  notices.permanent(),
                  notices.returned(),
                  notices.diagnostics())
              .flatMap(List::stream)
              .map(String::strip)
              .toList();
      case HOST -> HostNames.LEADS;
    };
  }

  /// The hints whose places are set.
  public static Set<ReaderHint> of(BitSet places) {
    Set<ReaderHint> hints = EnumSet.noneOf(ReaderHint.class);
    for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
      hints.add(HINTS[i]);
    }
    return hints;
  }
}
