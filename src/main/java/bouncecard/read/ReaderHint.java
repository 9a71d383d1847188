package bouncecard.read;

import bouncecard.read.log.EximLog;
import bouncecard.smtp.HostNames;
import bouncecard.read.log.LogNoise;
import bouncecard.read.log.OpenSmtpdLog;
import bouncecard.read.log.PostfixLog;
import bouncecard.read.log.QmailLog;
import bouncecard.read.log.SendmailLog;
import bouncecard.read.log.TrackingLog;
import bouncecard.read.session.TranscriptLine;

import bouncecard.catalog.NoticeWords;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What shows that there may be something in a text for one of its readers. Most of what is pasted
/// is a reply alone: they all are asked about in one look at it, and need not look for themselves.
enum ReaderHint {
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

  /// All hints, of a text that was not looked at.
  static final Set<ReaderHint> ANY = Collections.unmodifiableSet(EnumSet.allOf(ReaderHint.class));

  /// The phrases in lower case, without white space around them where a text may end there, of
  /// which one is in every text that has it.
  List<String> phrases(NoticeWords notices) {
    return switch (this) {
      case REPORT -> List.of("-recipient:");
      case TABLE -> TrackingLog.HINTS;
      case LOG ->
          Stream.of(
                  PostfixLog.HINTS,
                  EximLog.HINTS,
                  OpenSmtpdLog.HINTS,
                  SendmailLog.HINTS,
                  QmailLog.HINTS,
                  LogNoise.hints())
              .flatMap(List::stream)
              .toList();
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
}
