package bouncecard.adapter.noted;

import bouncecard.app.check.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one line for every check: who, where, what (masked), what came of it. No reply's text and
/// no whole address.
public final class AuditLog implements Audit {
  private final Logger log = LoggerFactory.getLogger("bouncecard.audit");

  /// An audit; it keeps no state.
  public AuditLog() {}

  @Override
  public void note(Entry entry) {
    log.atInfo()
        .addKeyValue("person", entry.person())
        .addKeyValue("channel", entry.channel().orElse("-"))
        .addKeyValue("target", entry.target())
        .addKeyValue("outcome", entry.outcome())
        .addKeyValue("server", entry.server().orElse("-"))
        .addKeyValue("took", entry.took().toMillis())
        .addKeyValue("kept", entry.isKept())
        .log("check");
  }
}
