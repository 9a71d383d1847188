package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import java.util.List;

/// The settings of watching channels: the table `watch`.
public final class WatchKeys {
  public static final Setting<List<String>> CHANNELS =
      Setting.list(
          "watch.channels",
          List.of(),
          CheckKinds.id(),
          "the channels in which bounces are answered unasked");

  public static final Setting<Boolean> BY_PEOPLE =
      Setting.of(
          "watch.by-people",
          "false",
          CheckKinds.truth(),
          "whether people may have further channels watched, by settings there");

  /// All of them, in the order in which they are shown.
  static final List<Setting<?>> ALL = List.of(CHANNELS, BY_PEOPLE);

  private WatchKeys() {}
}
