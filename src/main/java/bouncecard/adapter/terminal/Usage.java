package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Arguments.Command;
import bouncecard.adapter.terminal.Arguments.Flag;
import bouncecard.adapter.terminal.Arguments.Valued;
import java.util.List;

/// How the program's commands are used, as `--help` prints it.
final class Usage {
  private Usage() {}

  /// How a command is used.
  ///
  /// @param formats the names that `--format` takes
  /// @param languages the tags that `--lang` takes
  static String of(Command asked, List<String> formats, List<String> languages) {
    StringBuilder out = new StringBuilder("Usage: bouncecard ");
    out.append(asked.word.isEmpty() ? "" : asked.word + " ")
        .append("[OPTION]… ")
        .append(asked.operands);
    String first = out.toString().stripTrailing();
    out = new StringBuilder(first).append('\n').append(asked.description).append("\n\n");
    for (Valued valued : Valued.values()) {
      if (valued.isOf(asked)) {
        switch (valued) {
          case FORMAT -> line(out, "--format FORMAT", String.join(", ", formats));
          case LANG -> line(out, "--lang LANGUAGE", String.join(", ", languages));
          case COLOR -> line(out, "--color WHEN", "auto, always, never");
          case CONFIG -> line(out, "--config FILE", "the configuration, as TOML");
          case DATA -> line(out, "--data DIR", "data of one's own, above ours");
          case RESOLVER -> line(out, "--resolver HOST:PORT", "a resolver to ask (repeatable)");
          case PORT -> line(out, "--port N", "the port of the mail servers of one's own lab");
          case ALLOW_NETWORK ->
              line(out, "--allow-network CIDR", "a network of one's own lab (repeatable)");
          case HELO -> line(out, "--helo NAME", "the name to say in EHLO");
          case TLS_CA -> line(out, "--tls-ca FILE", "an authority to trust (repeatable)");
          case SINCE -> line(out, "--since TIME", "nothing before, as 2026-11-29T09:00");
          case UNTIL -> line(out, "--until TIME", "nothing after");
          case YEAR -> line(out, "--year YEAR", "of lines without one (else the latest)");
          case ZONE -> line(out, "--zone ZONE", "of lines without an offset, as Asia/Seoul");
          case TOP -> line(out, "--top N", "how many of each kind (10)");
          case COMPARE -> line(out, "--compare FILE", "an earlier triage --format json");
          case UNKNOWN -> line(out, "--unknown FILE", "write replies not recognised, masked");
          case CHART -> line(out, "--chart FILE", "write a chart of the failures as PNG");
          case TO -> line(out, "--to URL", "the inlet's address, as https://…/in/bounces");
          case KEY_FILE -> line(out, "--key-file FILE", "the file that holds the inlet's key");
          case BASE_URL -> line(out, "--base-url URL", "the site's own address, for a sitemap");
        }
      }
    }
    for (Flag flag : Flag.values()) {
      if (flag.isOf(asked)) {
        line(out, flag == Flag.HELP ? "-h, --help" : flag.option, flag.description);
      }
    }
    if (asked == Command.ASK) {
      out.append('\n');
      for (Command command : Command.values()) {
        if (command != Command.ASK) {
          line(out, command.word + " " + command.operands, command.description);
        }
      }
      out.append("\nWhat can be asked: bouncecard help\n");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String left, String right) {
    String label = left.stripTrailing();
    out.append("  ")
        .append(label)
        .append(" ".repeat(Math.max(2, 24 - label.length())))
        .append(right)
        .append('\n');
  }
}
