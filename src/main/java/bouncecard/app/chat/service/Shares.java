package bouncecard.app.chat.service;

import bouncecard.app.chat.Press;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.catalog.Message;

/// Shares cards, each once, however often its button is pressed.
///
/// @param deliveries tells which were shared
record Shares(Deliveries deliveries, Presenter presenter) {

  /// Posts a card for all in the place of the one with the button.
  void share(Conversation conversation, Press press, RenderedCard shown) {
    String key = "share/" + conversation.platform() + "/" + press.named();
    if (!press.named().isEmpty() && !deliveries.isNew(key)) {
      presenter.tell(conversation, UserError.of(Message.TROUBLE_SHARED_ALREADY));
      return;
    }
    switch (presenter.share(conversation, shown)) {
      // The card of the person's own goes away; where that fails, they see it twice.
      case THERE -> conversation.delete(press.card());
      case NOT_THERE -> deliveries.forget(key);
      case UNKNOWN -> {} // it may be there, and is not posted again
    }
  }
}
