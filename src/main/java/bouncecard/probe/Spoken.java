package bouncecard.probe;

import bouncecard.probe.Report.Control;
import java.util.Optional;

/// What came of a conversation.
///
/// @param isSpokenTo whether the server said hello; if not, the next one may be asked
/// @param tlsBroke whether the handshake failed, so that it may be tried once more in clear
record Spoken(
    Decision decision,
    Stage stage,
    Optional<Reply> deciding,
    Control control,
    boolean isSpokenTo,
    boolean tlsBroke) {}
