package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.service.ChatService;
import java.util.Set;

/// Who asks, as far as Slack says.
record SlackAskers(ChatService chat, SlackLocales locales) {

  /// A person with their language as far as Slack says it soon.
  Asker of(SlackConversation place) {
    boolean isChosen = chat.self().chosen(place.person()).isPresent();
    return new Asker(place.person(), isChosen ? "" : locales.of(place.user()))
        .in(place.channel(), Set.of());
  }

  /// The same as far as it is known without asking.
  Asker known(SlackConversation place) {
    return new Asker(place.person(), locales.known(place.user()));
  }
}
