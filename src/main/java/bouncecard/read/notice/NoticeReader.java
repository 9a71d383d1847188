package bouncecard.read.notice;

import bouncecard.catalog.Once;
import bouncecard.catalog.words.NoticeWords;
import bouncecard.read.notice.NoticePhrases.Kind;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the notices that mail systems write for people and no standard describes: which lines
/// belong to it and which to the mail that came back, which addresses are recipients, and what is
/// said of each.
///
/// It goes by what such notices have in common in any language: a phrase that mail failed, then
/// addresses that head a line or follow a label, each with its reason below it.
public final class NoticeReader {
  /// A line is read so far.
  static final int LONGEST_LINE = 2000;

  /// Made when the first text is read: a question about a code needs none of them.
  private final Supplier<NoticePhrases> phrases;

  private final Supplier<AddressContext> context;
  private final List<String> systems;
  private final Supplier<Set<String>> closings;

  /// By what the header of a notice is known.
  private final Supplier<NoticeHeads.Fields> heads;

  public NoticeReader(NoticeWords words) {
    phrases = new Once<>(() -> new NoticePhrases(words));
    context = new Once<>(() -> new AddressContext(words));
    systems = words.ownAddresses();
    closings = new Once<>(() -> Set.copyOf(words.closings()));
    heads = new Once<>(() -> new NoticeHeads.Fields(words));
  }

  /// The notice in `text`.
  ///
  /// @param notRecipients addresses in lower case that are known to be no recipients: of the one
  ///   whom the notice tells, of the one who wrote it
  public Notice read(String text, Set<String> notRecipients) {
    return isPlainLine(text) ? line(text) : reading(notRecipients).read(text);
  }

  private static boolean isPlainLine(String text) {
    return text.indexOf('@') < 0 && !Lines.areSeveral(text);
  }

  /// The notice in the text of a mail.
  ///
  /// @param correspondents who wrote the mail and who got it, in lower case: no recipients, unless
  ///   somebody wrote to themselves
  /// @param author the one who wrote it
  public Notice read(String text, Set<String> correspondents, Optional<String> author) {
    if (isPlainLine(text)) {
      return line(text);
    }
    NoticeReading reading = reading(correspondents);
    Notice notice = reading.read(text);
    if (!notice.told().isEmpty() || !reading.hasLeftOut()) {
      return notice;
    }
    Notice again = reading(author.map(LowerCase::of).map(Set::of).orElse(Set.of())).read(text);
    return again.namesRecipients() ? again : notice;
  }

  private NoticeReading reading(Set<String> notRecipients) {
    return reading(notRecipients, /* mayHavePhrases= */ true);
  }

  private NoticeReading reading(Set<String> notRecipients, boolean mayHavePhrases) {
    return new NoticeReading(
        phrases.get(),
        context.get(),
        new NoticeHeads(heads.get()),
        new Signature(closings.get()),
        systems,
        notRecipients,
        mayHavePhrases);
  }

  /// The same of one line that has no phrase of a notice in it; it may name an address.
  public Notice readPlainLine(String line) {
    return line.indexOf('@') >= 0
        ? reading(Set.of(), /* mayHavePhrases= */ false).read(line)
        : new Notice(line, "", /* failed= */ false, /* delayed= */ false, List.of(), List.of());
  }

  /// Whether the words beside an address in a line say that it is no recipient's.
  public boolean isSomebodyElses(String line, int start, int end) {
    return context.get().before(line, 0, start) == AddressContext.Owner.SOMEBODY_ELSE
        || context.get().isSomebodyElses(line, end)
        || AddressContext.isTask(line, start, end)
        || context.get().isContact(line, start, line.substring(start, end));
  }

  /// Whether it is the address of a mail system.
  public boolean isSystem(String address) {
    String lower = LowerCase.of(address);
    return systems.stream().anyMatch(lower::startsWith);
  }

  /// Most of what is pasted is one reply that names nobody.
  private Notice line(String text) {
    String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
    Set<Kind> kinds = phrases.get().in(NoticePhrases.collapsed(line));
    boolean delayed = kinds.contains(Kind.DELAYED) && !kinds.contains(Kind.PERMANENT);
    return new Notice(text, "", kinds.contains(Kind.FAILED), delayed, List.of(), List.of());
  }
}
