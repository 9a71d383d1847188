package bouncecard.app.chat;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The form of settings: what its fields are called on every platform, what they hold, and what is
/// chosen by it.
public final class SettingsForm {
  public static final String ID = "settings";

  /// The person's language, by its tag; what is no language lets their locale decide.
  public static final String OWN = "own-language";

  /// The same of what all see in the channel.
  public static final String CHANNELS = "channel-language";

  /// Whom commands are answered for: [#FOR_ONE] or [#FOR_ALL].
  public static final String AUDIENCE = "audience";

  public static final String FOR_ONE = "one";
  public static final String FOR_ALL = "all";

  /// Whether anything is said unasked: [#ON] or [#OFF].
  public static final String WATCH = "watch";

  public static final String ON = "on";
  public static final String OFF = "off";

  /// What becomes of what is muted: [#KEEP] or [#END].
  public static final String MUTES = "mutes";

  public static final String KEEP = "keep";
  public static final String END = "end";

  private SettingsForm() {}

  /// What was chosen.
  ///
  /// @param values the value of each field; empty where it is not in the form
  public static ChosenSettings chosen(UnaryOperator<String> values, Catalog catalog) {
    return new ChosenSettings(
            language(values.apply(OWN), catalog),
            language(values.apply(CHANNELS), catalog),
            values.apply(AUDIENCE).equals(FOR_ALL))
        .with(watch(values.apply(WATCH), values.apply(MUTES).equals(END)));
  }

  private static Optional<ChosenSettings.Watch> watch(String on, boolean endsMutes) {
    return on.isEmpty() && !endsMutes
        ? Optional.empty()
        : Optional.of(new ChosenSettings.Watch(on.equals(ON), endsMutes));
  }

  private static Optional<Language> language(String tag, Catalog catalog) {
    return catalog.languages().stream().filter(one -> one.tag().equals(tag)).findFirst();
  }
}
