package bouncecard.adapter.terminal;

import bouncecard.card.Severity;

/// The looks of text on a terminal, as ECMA-48 select graphic rendition; without colour, none.
final class Paint {
  private final boolean coloured;

  Paint(boolean coloured) {
    this.coloured = coloured;
  }

  String title(Severity severity, String text) {
    return sgr(
        switch (severity) {
          case SUCCESS -> "1;32";
          case TEMPORARY -> "1;33";
          case PERMANENT -> "1;31";
          case NEUTRAL -> "1;36";
        },
        text);
  }

  String strong(String text) {
    return sgr("1", text);
  }

  String heading(String text) {
    return sgr("1;34", text);
  }

  String dim(String text) {
    return sgr("2", text);
  }

  String verbatim(String text) {
    return startVerbatim() + text + endVerbatim();
  }

  String startVerbatim() {
    return coloured ? "\u001b[36m" : "";
  }

  String endVerbatim() {
    return coloured ? "\u001b[39m" : "";
  }

  private String sgr(String code, String text) {
    return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
