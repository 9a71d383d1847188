package bouncecard.read.notice;

import bouncecard.dsn.Addresses;
import bouncecard.read.notice.AddressContext.Owner;
import bouncecard.read.notice.Notice.Standing;
import bouncecard.read.notice.NoticePhrases.Kind;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One reading of a notice: what was found so far, line after line.
final class NoticeReading {
  private static final int MOST_RECIPIENTS = 1000;

  private final NoticePhrases phrases;
  private final AddressContext context;
  private final NoticeHeads heads;
  private final Signature signature;
  private final List<String> systems;
  private final Set<String> notRecipients;
  private final boolean mayHavePhrases;
  private final Map<String, ToldDraft> drafts = new LinkedHashMap<>();
  private final List<String> localParts = new ArrayList<>();
  private boolean failed;
  private boolean delayed;
  private boolean permanent;
  private boolean inDiagnostics;
  private boolean hasLeftOut;
  private Optional<ToldDraft> current = Optional.empty();

  /// Those said to be of somebody else, in lower case.
  private final Set<String> others = new HashSet<>();

  /// How far an address may be indented to head what follows: under `<address>:` at the margin, the
  /// lines of the reply are indented.
  private int deepest = Integer.MAX_VALUE;

  /// Whose the address before this one in its line was.
  private Owner ownerBefore = Owner.NOT_SAID;

  /// Addresses that stand in a field such as `User:`.
  private final Set<String> ofAccounts = new HashSet<>();

  NoticeReading(
      NoticePhrases phrases,
      AddressContext context,
      NoticeHeads heads,
      Signature signature,
      List<String> systems,
      Set<String> notRecipients,
      boolean mayHavePhrases) {
    this.phrases = phrases;
    this.context = context;
    this.heads = heads;
    this.signature = signature;
    this.systems = systems;
    this.notRecipients = notRecipients;
    this.mayHavePhrases = mayHavePhrases;
  }

  Notice read(String text) {
    String before = "";
    String lowerBefore = "";
    int from = 0;
    while (from < text.length()) {
      int end = Lines.endOfLine(text, from);
      String line = text.substring(from, Math.min(end, from + NoticeReader.LONGEST_LINE));
      String lower = mayHavePhrases ? NoticePhrases.collapsed(line) : "";
      if (!lower.isEmpty()) {
        Set<Kind> kinds = phrases.in(phrases.end(lowerBefore) + lower);
        if ((failed || delayed || current.isPresent())
            && phrases.beginsReturned(line, lower, kinds)) {
          break;
        }
        note(kinds);
        lowerBefore = lower;
      }
      if (!signature.goesOn(line, !before.isEmpty())) {
        read(line, before);
      }
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

  /// Whether an address was left out that is known to be no recipient's.
  boolean hasLeftOut() {
    return hasLeftOut;
  }

  private void note(Set<Kind> kinds) {
    failed |= kinds.contains(Kind.FAILED);
    delayed |= kinds.contains(Kind.DELAYED);
    permanent |= kinds.contains(Kind.PERMANENT);
    inDiagnostics |= kinds.contains(Kind.DIAGNOSTICS);
  }

  private void read(String line, String before) {
    readAddresses(line, before);
    current.ifPresent(draft -> draft.say(line));
  }

  private void readAddresses(String line, String before) {
    boolean isAddressee = heads.isAddressee(line);
    if (line.indexOf('@') < 0) {
      if ((failed || delayed)
          && before.strip().endsWith(":")
          && NoticeAddresses.isLocalPart(line.strip())) {
        localParts.add(line.strip());
      }
      return;
    }
    if (isAddressee) {
      return;
    }
    int from = 0;
    ownerBefore = Owner.NOT_SAID;
    for (Optional<Addresses.Found> next = Addresses.from(line, 0);
        next.isPresent();
        next = Addresses.from(line, from)) {
      Addresses.Found found = NoticeAddresses.named(line, next.get());
      readAddress(line, before, from, found);
      from = found.end();
    }
  }

  private void readAddress(String line, String before, int from, Addresses.Found found) {
    String address = found.address();
    int equals = address.indexOf('=');
    int start = found.start();
    Owner owner = context.before(line, from, start);
    if (equals > 0 && NoticeAddresses.isKey(address.substring(0, equals))) {
      owner = NoticeAddresses.ownerByKey(address.substring(0, equals));
      start += equals + 1;
      while (equals + 1 < address.length() - 1 && "'\"".indexOf(address.charAt(equals + 1)) >= 0) {
        equals++;
      }
      address = address.substring(equals + 1);
    }
    boolean isAnother =
        ownerBefore == Owner.RECIPIENT && AddressContext.isJoined(line, from, start);
    owner = owner == Owner.NOT_SAID && isAnother ? Owner.RECIPIENT : owner;
    ownerBefore = owner;
    if (owner == Owner.ORIGINAL_RECIPIENT) {
      readOrigin(address, before);
      return;
    }
    if (owner == Owner.SOMEBODY_ELSE
        || context.isSomebodyElses(line, found.end())
        || AddressContext.isTask(line, found.start(), found.end())) {
      others.add(LowerCase.of(address));
      return;
    }
    if (notRecipients.contains(LowerCase.of(address))) {
      hasLeftOut = true;
      return;
    }
    boolean heads = from == 0 && NoticeAddresses.isLead(line, start);
    Standing standing = Standing.MENTIONED;
    Owner above = heads ? context.above(before) : Owner.NOT_SAID;
    if (above == Owner.SOMEBODY_ELSE) {
      return;
    }
    boolean isHeading = NoticeAddresses.isHeading(line, found.end());
    if (heads && (failed || delayed || isHeading) && start <= deepest) {
      standing = Standing.LISTED;
      deepest = isHeading ? Math.min(deepest, start) : deepest;
    } else if (owner == Owner.RECIPIENT || above == Owner.RECIPIENT) {
      standing = Standing.LABELLED;
    }
    if (standing == Standing.MENTIONED && context.isContact(line, start, address)) {
      others.add(LowerCase.of(address));
      return;
    }
    if (standing == Standing.LISTED || !isSystem(address)) {
      name(address, standing);
      if (from == 0 && AddressContext.isOfAccount(line, start)) {
        ofAccounts.add(LowerCase.of(address));
      }
    }
  }

  /// Where Exim does not tell the address that failed, the one that it was made from stands for it.
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
    ToldDraft known = drafts.get(key);
    if (known == null) {
      if (drafts.size() >= MOST_RECIPIENTS) {
        return;
      }
      known = new ToldDraft(address, inDiagnostics);
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
    for (ToldDraft draft : drafts.values()) {
      most = draft.standing.compareTo(most) > 0 ? draft.standing : most;
    }
    List<ToldDraft> namedSo = new ArrayList<>();
    for (ToldDraft draft : drafts.values()) {
      if (draft.standing == most
          && (most != Standing.MENTIONED || !others.contains(LowerCase.of(draft.address)))) {
        namedSo.add(draft);
      }
    }
    withoutAccounts(namedSo);
    List<ToldDraft> named = namedSo.size() > 1 ? paired(namedSo) : namedSo;
    List<Notice.Told> told = new ArrayList<>();
    String words = "";
    for (int i = named.size() - 1; i >= 0; i--) {
      ToldDraft draft = named.get(i);
      words = draft.saysMore() ? draft.words.toString().strip() : words;
      told.addFirst(
          new Notice.Told(
              draft.address, draft.original, words.isEmpty() ? notice.strip() : words, most));
    }
    return told;
  }

  /// Leaves out whom a field names as an application's user, where others are left.
  private void withoutAccounts(List<ToldDraft> named) {
    if (ofAccounts.isEmpty()) {
      return;
    }
    boolean areOthers =
        named.stream().anyMatch(draft -> !ofAccounts.contains(LowerCase.of(draft.address)));
    if (areOthers) {
      named.removeIf(draft -> ofAccounts.contains(LowerCase.of(draft.address)));
    }
  }

  /// Exchange names the address that the mail was sent to, and in what it says for administrators
  /// the one that failed: where none stands in both places, they are the same recipients in the
  /// same order.
  private static List<ToldDraft> paired(List<ToldDraft> named) {
    List<ToldDraft> above = named.stream().filter(one -> !one.isFirstInDiagnostics).toList();
    List<ToldDraft> below = named.stream().filter(one -> one.isFirstInDiagnostics).toList();
    if (below.isEmpty()
        || above.size() != below.size()
        || above.stream().anyMatch(one -> one.isInDiagnostics)) {
      return named;
    }
    for (int i = 0; i < below.size(); i++) {
      ToldDraft failed = below.get(i);
      failed.isMadeFrom(above.get(i).address);
      failed.words.insert(0, above.get(i).words);
    }
    return below;
  }

  private boolean isSystem(String address) {
    String lower = LowerCase.of(address);
    for (String system : systems) {
      if (lower.startsWith(system)) {
        return true;
      }
    }
    return false;
  }
}
