package bouncecard.probe.domain.record;

import bouncecard.probe.Finding;
import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects what a check finds, each kind about the same thing once.
public final class FindingCollector {
  private static final int LONGEST = 300;
  private static final int LONGEST_STRING = 255;
  private static final int LONGEST_PUBLISHED = 2000;

  private final List<Finding> found = new ArrayList<>();

  /// A finding with what fills the places of its texts.
  public void add(FindingKind kind, Map<String, String> values) {
    add(kind, values, Optional.empty());
  }

  /// A finding with the record that would put it right.
  public void add(FindingKind kind, Map<String, String> values, Optional<UntrustedText> publish) {
    Map<String, UntrustedText> shown = new LinkedHashMap<>();
    values.forEach((name, value) -> shown.put(name, new UntrustedText(cut(value))));
    Finding finding = new Finding(kind, shown, publish);
    if (!found.contains(finding)) {
      found.add(finding);
    }
  }

  /// The records at a name that were meant to be of a kind, but are passed over, each with what it
  /// was meant to be.
  public void addMissed(
      FindingKind kind, DomainName name, List<String> records, RecordVersion version) {
    for (String record : records) {
      add(
          kind,
          Map.of("name", name.text(), "record", record, "version", version.text()),
          txt(name, version.repaired(record)));
    }
  }

  public boolean has(FindingKind kind) {
    return found.stream().anyMatch(finding -> finding.kind() == kind);
  }

  public List<Finding> all() {
    return List.copyOf(found);
  }

  private static String cut(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }

  /// A TXT record as a zone file has it, in strings of at most 255 bytes (RFC 1035 §3.3.14, §5.1).
  /// Empty where the text is longer than a person would copy, or is not of plain ASCII.
  public static Optional<UntrustedText> txt(DomainName name, String text) {
    boolean isPlain = text.chars().allMatch(c -> c >= ' ' && c < 127);
    if (!isPlain || text.length() > LONGEST_PUBLISHED) {
      return Optional.empty();
    }
    StringBuilder line = new StringBuilder(name.text()).append(". IN TXT");
    for (int at = 0; at < text.length(); at += LONGEST_STRING) {
      String string = text.substring(at, Math.min(text.length(), at + LONGEST_STRING));
      line.append(" \"").append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
    return Optional.of(new UntrustedText(line.toString()));
  }
}
