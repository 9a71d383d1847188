package bouncecard.read.notice;

import bouncecard.catalog.words.NoticeWords;
import bouncecard.dsn.Addresses;
import bouncecard.read.notice.AddressContext.Owner;
import bouncecard.read.notice.Notice.Standing;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseKinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the notices that mail systems write for people and no standard describes: which lines
/// belong to it and which to the mail that came back, which addresses are recipients, and what is
/// said of each.
///
/// It goes by what such notices have in common in any language: a phrase that mail failed, then
/// addresses that head a line or follow a label, each with its reason below it.
public final class NoticeReader {
  private static final int LONGEST_LINE = 2000;
  private static final int MOST_RECIPIENTS = 1000;

  /// The names of values that are a recipient's address, and that are its sender's.
  private static final Set<String> KEYS =
      Set.of("smtp", "to", "rcpt", "rcptto", "recipient", "mailto", "for", "addr", "address");

  private static final Set<String> SENDERS_KEYS =
      Set.of("from", "envelope-from", "mailfrom", "sender", "return-path", "reply-to");

  /// RFC 5321 §4.5.3.1.1.
  private static final int LONGEST_LOCAL_PART = 64;

  private final PhraseKinds<Kind> phrases;
  private final AddressContext context;
  private final List<String> returned;
  private final List<String> systems;

  public NoticeReader(NoticeWords words) {
    phrases =
        new PhraseKinds<>(
            Kind.class,
            Map.of(
                Kind.FAILED, words.failed(),
                Kind.DELAYED, words.delayed(),
                Kind.PERMANENT, words.permanent(),
                Kind.RETURNED, words.returned(),
                Kind.DIAGNOSTICS, words.diagnostics()));
    context = new AddressContext(words.labels(), words.others(), words.othersBehind());
    returned = words.returned();
    systems = words.ownAddresses();
  }

  private enum Kind {
    FAILED,
    DELAYED,
    PERMANENT,
    RETURNED,
    DIAGNOSTICS
  }

  /// The notice in `text`.
  ///
  /// @param notRecipients addresses in lower case that are known to be no recipients: of the one
  ///   whom the notice tells, of the one who wrote it
  public Notice read(String text, Set<String> notRecipients) {
    boolean isOneLine = text.indexOf('@') < 0 && !Lines.areSeveral(text);
    return isOneLine
        ? line(text)
        : new Reading(notRecipients, /* mayHavePhrases= */ true).read(text);
  }

  /// The same of one line that has no phrase of a notice in it; it may name an address.
  public Notice readPlainLine(String line) {
    return line.indexOf('@') >= 0
        ? new Reading(Set.of(), /* mayHavePhrases= */ false).read(line)
        : new Notice(line, "", /* failed= */ false, /* delayed= */ false, List.of(), List.of());
  }

  /// Most of what is pasted is one reply that names nobody.
  private Notice line(String text) {
    String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
    Set<Kind> kinds = phrases.inLowerCase(collapsed(line));
    boolean delayed = kinds.contains(Kind.DELAYED) && !kinds.contains(Kind.PERMANENT);
    return new Notice(text, "", kinds.contains(Kind.FAILED), delayed, List.of(), List.of());
  }

  private boolean isSystem(String address) {
    String lower = LowerCase.of(address);
    return systems.stream().anyMatch(lower::startsWith);
  }

  private final class Reading {
    private final Set<String> notRecipients;
    private final boolean mayHavePhrases;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final List<String> localParts = new ArrayList<>();
    private final StringBuilder preamble = new StringBuilder();
    private boolean failed;
    private boolean delayed;
    private boolean permanent;
    private boolean inDiagnostics;
    private Optional<Draft> current = Optional.empty();

    /// Those said to be of somebody else, in lower case.
    private final Set<String> others = new HashSet<>();

    /// How far an address may be indented to head what follows: under `<address>:` at the margin,
    /// the lines of the reply are indented.
    private int deepest = Integer.MAX_VALUE;

    Reading(Set<String> notRecipients, boolean mayHavePhrases) {
      this.notRecipients = notRecipients;
      this.mayHavePhrases = mayHavePhrases;
    }

    Notice read(String text) {
      String before = "";
      String lowerBefore = "";
      int from = 0;
      while (from < text.length()) {
        int end = Lines.endOfLine(text, from);
        String line = text.substring(from, Math.min(end, from + LONGEST_LINE));
        String lower = mayHavePhrases ? collapsed(line) : "";
        if (!lower.isEmpty()) {
          Set<Kind> kinds = phrases.inLowerCase(end(lowerBefore) + lower);
          if ((failed || delayed || current.isPresent()) && beginsReturned(line, lower, kinds)) {
            break;
          }
          note(kinds);
          lowerBefore = lower;
        }
        read(line, before);
        before = line.isBlank() ? before : line;
        from = Lines.startOfNext(text, end);
      }
      String notice = text.substring(0, Math.min(from, text.length()));
      return new Notice(
          notice,
          text.substring(Math.min(from, text.length())),
          failed,
          delayed && !permanent,
          told(notice),
          localParts);
    }

    private void note(Set<Kind> kinds) {
      failed |= kinds.contains(Kind.FAILED);
      delayed |= kinds.contains(Kind.DELAYED);
      permanent |= kinds.contains(Kind.PERMANENT);
      inDiagnostics |= kinds.contains(Kind.DIAGNOSTICS);
    }

    private void read(String line, String before) {
      readAddresses(line, before);
      if (current.isPresent()) {
        current.get().say(line);
      } else {
        preamble.append(line).append('\n');
      }
    }

    private void readAddresses(String line, String before) {
      if (line.indexOf('@') < 0) {
        if ((failed || delayed) && before.strip().endsWith(":") && isLocalPart(line.strip())) {
          localParts.add(line.strip());
        }
        return;
      }
      int from = 0;
      for (Optional<Addresses.Found> next = Addresses.from(line, 0);
          next.isPresent();
          next = Addresses.from(line, from)) {
        Addresses.Found found = named(line, next.get());
        readAddress(line, before, from, found);
        from = found.end();
      }
    }

    private void readAddress(String line, String before, int from, Addresses.Found found) {
      String address = found.address();
      int equals = address.indexOf('=');
      int start = found.start();
      Owner owner = context.before(line, from, start);
      if (equals > 0 && isKey(address.substring(0, equals))) {
        owner = ownerByKey(address.substring(0, equals));
        start += equals + 1;
        address = address.substring(equals + 1);
      }
      if (owner == Owner.ORIGINAL_RECIPIENT) {
        readOrigin(address, before);
        return;
      }
      if (owner == Owner.SOMEBODY_ELSE || context.isSomebodyElses(line, found.end())) {
        others.add(LowerCase.of(address));
        return;
      }
      if (notRecipients.contains(LowerCase.of(address))) {
        return;
      }
      boolean heads = from == 0 && isLead(line, start);
      Standing standing = Standing.MENTIONED;
      Owner above = heads ? context.above(before) : Owner.NOT_SAID;
      if (above == Owner.SOMEBODY_ELSE) {
        return;
      }
      boolean isHeading = isHeading(line, found.end());
      if (heads && (failed || delayed || isHeading) && start <= deepest) {
        standing = Standing.LISTED;
        deepest = isHeading ? Math.min(deepest, start) : deepest;
      } else if (owner == Owner.RECIPIENT || above == Owner.RECIPIENT) {
        standing = Standing.LABELLED;
      }
      if (standing == Standing.LISTED || !isSystem(address)) {
        name(address, standing);
      }
    }

    /// Where Exim does not tell the address that failed, the one that it was made from stands for
    /// it.
    private void readOrigin(String address, String before) {
      boolean isUndisclosed = LowerCase.of(before.strip()).endsWith("undisclosed address");
      if (current.isPresent() && !isUndisclosed) {
        current.get().isMadeFrom(address);
      } else {
        name(address, isUndisclosed ? Standing.LISTED : Standing.LABELLED);
      }
    }

    private void name(String address, Standing standing) {
      String key = LowerCase.of(address);
      Draft known = drafts.get(key);
      if (known == null) {
        if (drafts.size() >= MOST_RECIPIENTS) {
          return;
        }
        known = new Draft(address, inDiagnostics);
        drafts.put(key, known);
      }
      known.isInDiagnostics |= inDiagnostics;
      if (standing.compareTo(known.standing) > 0) {
        known.standing = standing;
      }
      if (standing != Standing.MENTIONED || known.standing == Standing.LISTED) {
        boolean listed = current.filter(draft -> draft.standing == Standing.LISTED).isPresent();
        if (!listed || known.standing == Standing.LISTED) {
          current = Optional.of(known);
        }
      }
    }

    /// Those who are named most plainly; what is said of the others is said of them.
    private List<Notice.Told> told(String notice) {
      Standing most = Standing.MENTIONED;
      for (Draft draft : drafts.values()) {
        most = draft.standing.compareTo(most) > 0 ? draft.standing : most;
      }
      List<Draft> namedSo = new ArrayList<>();
      for (Draft draft : drafts.values()) {
        if (draft.standing == most
            && (most != Standing.MENTIONED || !others.contains(LowerCase.of(draft.address)))) {
          namedSo.add(draft);
        }
      }
      List<Draft> named = namedSo.size() > 1 ? paired(namedSo) : namedSo;
      List<Notice.Told> told = new ArrayList<>();
      String words = "";
      for (int i = named.size() - 1; i >= 0; i--) {
        Draft draft = named.get(i);
        words = draft.saysMore() ? draft.words.toString().strip() : words;
        told.addFirst(
            new Notice.Told(
                draft.address, draft.original, words.isEmpty() ? notice.strip() : words, most));
      }
      return told;
    }
  }

  /// Exchange names the address that the mail was sent to, and in what it says for administrators
  /// the one that failed: where none stands in both places, they are the same recipients in the
  /// same order.
  private static List<Draft> paired(List<Draft> named) {
    List<Draft> above = named.stream().filter(one -> !one.isFirstInDiagnostics).toList();
    List<Draft> below = named.stream().filter(one -> one.isFirstInDiagnostics).toList();
    if (below.isEmpty()
        || above.size() != below.size()
        || above.stream().anyMatch(one -> one.isInDiagnostics)) {
      return named;
    }
    for (int i = 0; i < below.size(); i++) {
      Draft failed = below.get(i);
      failed.isMadeFrom(above.get(i).address);
      failed.words.insert(0, above.get(i).words);
    }
    return below;
  }

  /// The address in angle brackets where `found` is only its display name (RFC 5322 §3.4), as in
  /// `user@example.com <u17@example.org>`; else `found`.
  private static Addresses.Found named(String line, Addresses.Found found) {
    int at = found.end();
    while (at < line.length() && " \"'".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    if (at == found.end() || at >= line.length() || line.charAt(at) != '<') {
      return found;
    }
    int bracket = at;
    return Addresses.from(line, bracket)
        .filter(next -> next.start() == bracket + 1 && line.startsWith(">", next.end()))
        .map(next -> new Addresses.Found(next.address(), found.start(), next.end()))
        .orElse(found);
  }

  private static final class Draft {
    private final String address;
    private final boolean isFirstInDiagnostics;
    private boolean isInDiagnostics;
    private final StringBuilder words = new StringBuilder();
    private Standing standing = Standing.MENTIONED;
    private Optional<String> original = Optional.empty();

    Draft(String address, boolean isFirstInDiagnostics) {
      this.address = address;
      this.isFirstInDiagnostics = isFirstInDiagnostics;
    }

    void say(String line) {
      words.append(line).append('\n');
    }

    /// The first address said to be its origin stands.
    void isMadeFrom(String address) {
      original = original.or(() -> Optional.of(address));
    }

    /// Whether anything stands there but the address itself.
    boolean saysMore() {
      int letters = 0;
      for (int i = 0; i < words.length(); i++) {
        letters += Character.isLetterOrDigit(words.charAt(i)) ? 1 : 0;
      }
      for (int i = 0; i < address.length(); i++) {
        letters -= Character.isLetterOrDigit(address.charAt(i)) ? 1 : 0;
      }
      return letters > 3;
    }
  }

  /// Whether what stands before the sign is the name of a value, as in `SMTP=user@example.com` of
  /// an X.400 address: the local part of an address may hold the sign as well.
  private static boolean isKey(String name) {
    return KEYS.contains(LowerCase.of(name)) || isSendersKey(name);
  }

  private static boolean isSendersKey(String name) {
    return SENDERS_KEYS.contains(LowerCase.of(name));
  }

  private static Owner ownerByKey(String name) {
    return isSendersKey(name) ? Owner.SOMEBODY_ELSE : Owner.RECIPIENT;
  }

  /// Whether only marks of lists and quoting stand before it in its line.
  private static boolean isLead(String line, int start) {
    for (int i = 0; i < start; i++) {
      if (" \t<\"'`([*-•·>".indexOf(line.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether it may be a local part that stands without its domain.
  public static boolean isLocalPart(String word) {
    return word.length() > 2
        && word.length() <= LONGEST_LOCAL_PART
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0);
  }

  /// Whether an address in angle brackets is followed by a colon, as Postfix and qmail head what
  /// they say.
  private static boolean isHeading(String line, int end) {
    return line.startsWith(">:", end) || line.startsWith("> (expanded from", end);
  }

  /// As much of the line before as a phrase may begin in that ends in the next.
  private String end(String lower) {
    int reach = phrases.longest();
    return lower.isEmpty() ? "" : lower.substring(Math.max(0, lower.length() - reach)) + ' ';
  }

  /// @param kinds of the phrases in the line, and in the end of the one before
  private boolean beginsReturned(String line, String lower, Set<Kind> kinds) {
    if (startsField(line)) {
      return true;
    }
    if (!kinds.contains(Kind.RETURNED) || !phrases.inLowerCase(lower).contains(Kind.RETURNED)) {
      return false;
    }
    boolean isRule = isRule(lower.charAt(0)) || isRule(lower.charAt(lower.length() - 1));
    return isRule
        || lower.endsWith(":")
        || lower.startsWith("this is a copy")
        || lower.startsWith("here is a copy")
        || returned.stream().anyMatch(lower::startsWith);
  }

  private static boolean isRule(char c) {
    return "-=*_#~>".indexOf(c) >= 0;
  }

  /// A field that only a mail's header has; the notice itself lists others.
  private static boolean startsField(String line) {
    return line.startsWith("Received: ")
        || line.startsWith("Return-Path: ")
        || line.startsWith("Return-path: ")
        || line.startsWith("DKIM-Signature: ")
        || line.startsWith("X-Received: ");
  }

  /// Lower case, white space one space.
  private static String collapsed(String text) {
    char[] out = text.toCharArray();
    int length = 0;
    for (char c : out) {
      if (c > ' ' && c != '\u00a0') {
        out[length++] = LowerCase.of(c);
      } else if (length > 0 && out[length - 1] != ' ') {
        out[length++] = ' ';
      }
    }
    return new String(out, 0, length).stripTrailing();
  }
}
