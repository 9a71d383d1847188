package bouncecard.app.chat;

import bouncecard.app.feedback.Wanted;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Port: what the bot says in channels without being asked, as far as people see to it.
public interface Unasked {
  /// It says nothing.
  Unasked NONE =
      new Unasked() {
        @Override
        public Optional<Done> press(Asker asker, Press press, Texts texts) {
          return Optional.empty();
        }

        @Override
        public void wrong(ButtonAction about, Wanted wanted) {}

        @Override
        public Choice choice(Asker asker, Texts texts) {
          return Choice.NONE;
        }

        @Override
        public boolean choose(Asker asker, boolean isOn, boolean endsMutes) {
          return false;
        }

        @Override
        public void forgetChannel(String id) {}

        @Override
        public Optional<UserError> wouldAnswer(UntrustedText words, Texts texts) {
          return Optional.empty();
        }
      };

  /// Does what a button says; empty where that is nothing to do with it.
  ///
  /// @param texts in the language of the card
  Optional<Done> press(Asker asker, Press press, Texts texts);

  /// Notes what somebody called wrong.
  void wrong(ButtonAction about, Wanted wanted);

  /// What people may choose in the channel where somebody asks.
  Choice choice(Asker asker, Texts texts);

  /// Takes what they chose.
  ///
  /// @param endsMutes whether all is told again that was muted there
  /// @return whether that changed anything
  boolean choose(Asker asker, boolean isOn, boolean endsMutes);

  /// Forgets all that is known of the channels with this id.
  void forgetChannel(String id);

  /// Whether it would have answered this in a channel, and why; empty where it answers nowhere.
  Optional<UserError> wouldAnswer(UntrustedText words, Texts texts);

  /// What came of a button.
  ///
  /// @param word for the log
  /// @param told what the person is shown; empty for nothing
  record Done(String word, Optional<RenderedCard> told) {}

  /// What people may choose.
  ///
  /// @param isOffered whether there is anything to choose
  /// @param isFixed whether the operator has it on there
  /// @param muted what is muted, in words; empty for nothing
  record Choice(boolean isOffered, boolean isOn, boolean isFixed, String muted) {
    /// There is nothing to choose.
    public static final Choice NONE = new Choice(false, false, false, "");
  }
}
