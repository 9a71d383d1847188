package bouncecard.adapter.slack;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Desk;
import java.util.Set;

/// Who asks, as far as Slack says.
record SlackAskers(Desk desk, SlackLocales locales) {

  /// A person with their language as far as Slack says it soon.
  Asker of(SlackPlace place) {
    boolean isChosen = desk.chosen(place.person()).isPresent();
    return new Asker(place.person(), isChosen ? "" : locales.of(place.user()))
        .in(place.channel(), Set.of());
  }

  /// The same as far as it is known without asking.
  Asker known(SlackPlace place) {
    return new Asker(place.person(), locales.known(place.user()));
  }
}
