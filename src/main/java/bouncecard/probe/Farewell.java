package bouncecard.probe;

import bouncecard.probe.ProbeReport.Control;
import bouncecard.probe.SmtpConversation.Heard;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The end of a conversation, RSET and QUIT, and what it tells of all that was said before: a
/// server that sent one reply too many has answered each later command with the reply to another.
final class Farewell {
  private final SmtpConversation conversation;
  private final SessionFindings findings;
  private final Duration time;

  /// @param time for each reply
  Farewell(SmtpConversation conversation, SessionFindings findings, Duration time) {
    this.conversation = conversation;
    this.findings = findings;
    this.time = time;
  }

  /// Says goodbye. False where the replies were not those to the commands before them.
  boolean isInStep(boolean hasTransaction) {
    if (hasTransaction) {
      switch (conversation.say(Stage.RSET, "RSET", time)) {
        case Heard.Said(ServerReply reply) when reply.endsConversation() -> {
          return true;
        }
        case Heard.Said(ServerReply reply) when !reply.takesCommand() -> {
          findings.ofServer(
              FindingKind.SESSION_RESET_REFUSED,
              Map.of("code", Integer.toString(reply.replyCode().value())));
          conversation.leave("QUIT");
          return false;
        }
        case Heard.Said _ -> {}
        case Heard.Nothing(NetworkFailure failure) -> {
          conversation.leave("QUIT");
          return failure != NetworkFailure.UNASKED;
        }
      }
    }
    return !isOneTooMany(conversation.say(Stage.QUIT, "QUIT", time));
  }

  /// Whether there was a reply more than there were commands. A server that answers QUIT as it must
  /// has answered all that came before.
  private boolean isOneTooMany(Heard answer) {
    return switch (answer) {
      case Heard.Nothing(NetworkFailure failure) -> failure == NetworkFailure.UNASKED;
      case Heard.Said(ServerReply reply) when reply.endsConversation() -> false;
      case Heard.Said(ServerReply reply) ->
          (reply.replyCode().value() != 221 || conversation.connection().hasUnread())
              && conversation.saysMore(time);
    };
  }

  /// What the conversation comes to where its replies cannot be told apart: nothing is known.
  ConversationResult outOfStep(ConversationResult spoken) {
    findings.forgetReplies();
    boolean isTold =
        findings.all().stream()
            .anyMatch(found -> found.kind() == FindingKind.SESSION_RESET_REFUSED);
    if (!isTold) {
      findings.ofServer(FindingKind.SESSION_UNASKED_REPLY, Map.of());
    }
    return new ConversationResult(
        new Decision(Verdict.UNKNOWN, Reason.BROKEN_PROTOCOL),
        spoken.stage(),
        Optional.empty(),
        spoken.control() == Control.NOT_TRIED ? Control.NOT_TRIED : Control.INCONCLUSIVE,
        spoken.isSpokenTo(),
        false);
  }
}
