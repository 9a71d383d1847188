package bouncecard.probe;

import bouncecard.probe.ProbeReport.Control;
import java.util.Optional;

/// The outcome of a conversation.
///
/// @param isSpokenTo whether the server said hello; if not, the next one may be asked
/// @param tlsBroke whether the handshake failed, so that it may be tried once more in clear
record ConversationResult(
    Decision decision,
    Stage stage,
    Optional<ServerReply> deciding,
    Control control,
    boolean isSpokenTo,
    boolean tlsBroke) {}
