package bouncecard.decode;

import bouncecard.catalog.NoticeWords;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What shows that there may be something in a text for one of its readers. Most of what is pasted
/// is a reply alone: they all are asked about in one look at it, and need not look for themselves.
enum Sign {
  /// A field of a report.
  REPORT,
  /// A table of tracked messages.
  TABLE,
  /// A line of a mail program's log.
  LOG,
  /// A command of an SMTP session.
  SESSION,
  /// Words of a notice for people.
  NOTICE,
  /// A host that is said to have spoken.
  HOST;

  /// All signs, of a text that was not looked at.
  static final Set<Sign> ANY = Collections.unmodifiableSet(EnumSet.allOf(Sign.class));

  /// The phrases in lower case, without white space around them where a text may end there, of
  /// which one is in every text that has it.
  List<String> phrases(NoticeWords notices) {
    return switch (this) {
      case REPORT -> List.of("-recipient:");
      case TABLE -> TrackingLog.SIGNS;
      case LOG ->
          Stream.of(
                  PostfixLog.SIGNS,
                  EximLog.SIGNS,
                  OpenSmtpdLog.SIGNS,
                  SendmailLog.SIGNS,
                  QmailLog.SIGNS,
                  LogNoise.signs())
              .flatMap(List::stream)
              .toList();
      case SESSION -> TranscriptLine.SIGNS;
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
}
