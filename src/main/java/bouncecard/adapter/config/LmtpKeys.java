package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import java.time.Duration;
import java.util.List;

/// The limits of inlets by LMTP: how much of them their clients may take. They hold for each
/// address that is listened on.
///
/// The defaults go with the shipped heap and with what mail servers need: Postfix holds twenty
/// connections open by itself.
public final class LmtpKeys {
  private static final int LONGEST = 300;
  private static final int MEGABYTE = 1 << 20;

  public static final Setting<Integer> CONNECTIONS =
      number("lmtp.connections", "64", 1, 10_000, "connections open at once");

  public static final Setting<Integer> PER_ADDRESS =
      number("lmtp.connections-per-address", "48", 1, 10_000, "of them of one address");

  public static final Setting<Integer> RECIPIENTS =
      number("lmtp.recipients", "100", 1, 1_000, "recipients of one mail");

  public static final Setting<Integer> MESSAGE_BYTES =
      number(
          "lmtp.message-bytes",
          "33554432",
          MEGABYTE,
          512 * MEGABYTE,
          "bytes of the longest mail that is taken; its first MiB is kept");

  public static final Setting<Integer> MESSAGES_BYTES =
      number(
          "lmtp.messages-bytes",
          "6291456",
          2 * MEGABYTE,
          512 * MEGABYTE,
          "bytes of all mails together that are being taken");

  public static final Setting<Duration> COMMAND_TIME =
      seconds("lmtp.command-time", "60", "in which a command must be there");

  public static final Setting<Duration> DATA_TIME =
      seconds("lmtp.data-time", "120", "in which a mail must be there");

  static final List<Setting<?>> ALL =
      List.of(
          CONNECTIONS,
          PER_ADDRESS,
          RECIPIENTS,
          MESSAGE_BYTES,
          MESSAGES_BYTES,
          COMMAND_TIME,
          DATA_TIME);

  private LmtpKeys() {}

  private static Setting<Integer> number(
      String name, String usual, int least, int most, String meaning) {
    return Setting.of(name, usual, CheckKinds.number(least, most), meaning);
  }

  private static Setting<Duration> seconds(String name, String usual, String meaning) {
    return Setting.of(name, usual, ValueParsers.seconds(1, LONGEST), "seconds " + meaning);
  }
}
