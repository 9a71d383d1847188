package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.drawing.SlackMessages;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.service.ChatService;
import bouncecard.app.chat.service.JobRunner;
import bouncecard.app.chat.service.JobRunner.Job;
import bouncecard.app.replica.Hands;
import bouncecard.catalog.Message;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import java.util.Optional;

/// Takes slash commands.
///
/// @param hands what this process has in hand, where there are others
/// @param openCommands those whose acknowledgement is open
record SlackCommands(
    ChatService chat,
    SlackAskers askers,
    SlackQuestions questions,
    JobRunner jobs,
    Hands hands,
    SlackOpenCommands openCommands) {

  /// Acknowledges a command, with its answer where that comes soon.
  Response answer(SlashCommandPayload command, SlackDelivery it) {
    SlackConversation place = SlackConversation.ofCommand(command);
    String text = command.getText() == null ? "" : command.getText();
    if (!it.isNew(place.trigger())) {
      return Response.ok();
    }
    Job job =
        new Job("command", place.ref(), () -> askers.of(place), at -> questions.command(at, text));
    if (it.isAgain()) {
      jobs.takeOrExcuse(job.noted(it.noted()));
      return Response.ok();
    }
    return hands.areSeveral() && !place.responseUrl().isEmpty()
        ? answered(place, job, it)
        : jobs.take(job) ? Response.ok() : busy(place);
  }

  /// An answer that comes soon is the acknowledgement; what takes longer is noted before.
  private Response answered(SlackConversation place, Job job, SlackDelivery it) {
    SlackOpenCommands.Open open = openCommands.open(place.responseUrl());
    if (!jobs.take(job.noted(Optional.of(it.noted(() -> ended(open, it)))))) {
      open.end();
      return busy(place);
    }
    Optional<String> answer = open.inTime();
    if (answer.isEmpty() && !open.isEnded()) {
      boolean _ = it.take(place.trigger());
      answer = open.close();
      if (answer.isPresent() || open.isEnded()) {
        it.done();
      }
    }
    return answer.map(SlackDispatch::json).orElseGet(Response::ok);
  }

  private static void ended(SlackOpenCommands.Open open, SlackDelivery it) {
    open.end();
    it.done();
  }

  private Response busy(SlackConversation place) {
    RenderedCard busy = chat.trouble(askers.known(place), UserError.of(Message.TROUBLE_BUSY));
    return SlackDispatch.json(SlackMessages.toOne(busy).toString());
  }
}
