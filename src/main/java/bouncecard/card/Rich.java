package bouncecard.card;

import bouncecard.text.UntrustedText;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A short text made of spans.
public record Rich(List<Span> spans) {

  /// Nothing.
  public static final Rich EMPTY = new Rich(List.of());

  /// Copies the list.
  public Rich {
    spans = List.copyOf(spans);
  }

  /// Ordinary text, as it is.
  public static Rich plain(String text) {
    return text.isEmpty() ? EMPTY : new Rich(List.of(new Span.Plain(text)));
  }

  /// Something verbatim.
  public static Rich verbatim(String text) {
    return new Rich(List.of(new Span.Verbatim(text)));
  }

  /// A link.
  public static Rich link(URI address) {
    return new Rich(List.of(new Span.Link(address)));
  }

  /// A moment.
  public static Rich time(Instant moment) {
    return new Rich(List.of(new Span.Time(moment)));
  }

  /// A catalogue's text: back-ticks make verbatim spans.
  public static Rich of(String text) {
    return of(text, Map.of());
  }

  /// A catalogue's text with its `{placeholders}` filled in. A value never becomes markup: within
  /// back-ticks it is part of the verbatim span, elsewhere it is ordinary text.
  public static Rich of(String text, Map<String, String> values) {
    List<Span> spans = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    boolean verbatim = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        add(spans, run, verbatim);
        verbatim = !verbatim;
      } else if (c == '{') {
        int close = text.indexOf('}', i);
        String value = close < 0 ? null : values.get(text.substring(i + 1, close));
        if (value == null) {
          run.append(c);
        } else {
          run.append(value);
          i = close;
        }
      } else {
        run.append(c);
      }
    }
    add(spans, run, verbatim);
    return new Rich(spans);
  }

  private static void add(List<Span> spans, StringBuilder run, boolean verbatim) {
    if (!run.isEmpty()) {
      spans.add(verbatim ? new Span.Verbatim(run.toString()) : new Span.Plain(run.toString()));
      run.setLength(0);
    }
  }

  /// This, followed by `other`.
  public Rich then(Rich other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    return new Rich(all);
  }

  /// This, followed by ordinary text.
  public Rich then(String plain) {
    return then(plain(plain));
  }

  /// The same as it may be drawn, whoever wrote it: on one line, without invisible characters,
  /// neighbours of one look joined, and links only where they lead to the web and show where. Every
  /// renderer begins with this.
  public Rich drawn() {
    List<Span> drawn = new ArrayList<>();
    for (Span span : spans) {
      Span next =
          switch (span) {
            case Span.Plain(String text) -> new Span.Plain(line(text));
            case Span.Verbatim(String text) -> new Span.Verbatim(line(text));
            case Span.Link(URI address) ->
                leadsWhereItSays(address) ? span : new Span.Verbatim(line(address.toString()));
            case Span.Time _ -> span;
          };
      if (!next.text().isEmpty()) {
        add(drawn, next);
      }
    }
    return new Rich(drawn);
  }

  private static String line(String text) {
    return UntrustedText.drawable(text).replace('\n', ' ');
  }

  /// Whether it is a web address without a user name: `https://bank.example@evil.example/` leads to
  /// the latter.
  private static boolean leadsWhereItSays(URI address) {
    boolean isWeb =
        "https".equalsIgnoreCase(address.getScheme())
            || "http".equalsIgnoreCase(address.getScheme());
    return isWeb && address.getHost() != null && address.getRawUserInfo() == null;
  }

  private static void add(List<Span> spans, Span next) {
    Optional<Span> joined =
        spans.isEmpty()
            ? Optional.empty()
            : switch (next) {
              case Span.Plain(String text)
                  when spans.getLast() instanceof Span.Plain(String before) ->
                  Optional.of(new Span.Plain(before + text));
              case Span.Verbatim(String text)
                  when spans.getLast() instanceof Span.Verbatim(String before) ->
                  Optional.of(new Span.Verbatim(before + text));
              case Span.Plain _, Span.Verbatim _, Span.Link _, Span.Time _ -> Optional.empty();
            };
    if (joined.isPresent()) {
      spans.set(spans.size() - 1, joined.get());
    } else {
      spans.add(next);
    }
  }

  /// What a reader sees, without any look.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Span span : spans) {
      text.append(span.text());
    }
    return text.toString();
  }

  /// Whether there is nothing in it.
  public boolean isEmpty() {
    return spans.isEmpty();
  }
}
