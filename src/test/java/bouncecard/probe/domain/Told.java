package bouncecard.probe.domain;

import bouncecard.probe.Finding;
import java.util.List;
import java.util.TreeMap;

/// FindingCollector as lines that a test can compare: `spf-fail domain=… ip=… → what to publish`.
public final class Told {
  private Told() {}

  public static List<String> of(List<Finding> findings) {
    return findings.stream().map(Told::of).toList();
  }

  static List<String> kinds(List<Finding> findings) {
    return findings.stream().map(finding -> finding.kind().token()).toList();
  }

  private static String of(Finding finding) {
    StringBuilder line = new StringBuilder(finding.kind().token());
    new TreeMap<>(finding.values())
        .forEach((name, value) -> line.append(' ').append(name).append('=').append(value.value()));
    finding.publish().ifPresent(record -> line.append(" → ").append(record.value()));
    return line.toString();
  }
}
