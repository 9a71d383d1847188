package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import bouncecard.app.config.ValueParser;
import bouncecard.app.digest.DigestTerms;
import bouncecard.catalog.Language;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The settings of the digest: the table `digest`.
public final class DigestKeys {
  public static final Setting<Optional<DigestTerms.Every>> EVERY =
      Setting.optional(
          "digest.every",
          ValueParser.oneOf(DigestTerms.Every.class),
          "day or week: how often a channel is told what bounced; none: never");

  public static final Setting<Optional<String>> CHANNEL =
      Setting.optional("digest.channel", CheckKinds.id(), "the id of the channel that is told");

  public static final Setting<LocalTime> AT =
      Setting.of("digest.at", "09:00", time(), "when a period ends; a week's on Monday");

  public static final Setting<Optional<ZoneId>> ZONE =
      Setting.optional(
          "digest.zone", zone(), "the time zone of that, and of its times; none: the machine's");

  public static final Setting<Optional<Language>> LANGUAGE =
      Setting.optional(
          "digest.language",
          ValueParsers.language(),
          "the language of the digest; none: the channel's own");

  /// All of them, in the order in which they are shown.
  static final List<Setting<?>> ALL = List.of(EVERY, CHANNEL, AT, ZONE, LANGUAGE);

  private DigestKeys() {}

  /// What the settings are held to.
  ///
  /// @param isChannel whether a text is the id of a channel of a chat that is configured
  /// @param hasInlets whether anything comes in by itself
  record Around(List<Language> languages, Predicate<String> isChannel, boolean hasInlets) {}

  private static ValueParser<LocalTime> time() {
    return new ValueParser<>(
        "a time of day such as 09:00",
        text ->
            Optional.of(text)
                .filter(written -> written.matches("([01][0-9]|2[0-3]):[0-5][0-9]"))
                .map(LocalTime::parse));
  }

  private static ValueParser<ZoneId> zone() {
    return new ValueParser<>(
        "a time zone such as UTC or Asia/Seoul",
        text -> {
          try {
            return Optional.of(ZoneId.of(text));
          } catch (DateTimeException _) {
            return Optional.empty();
          }
        });
  }

  /// The digest that is wanted; empty where none is, or something is wrong with it, which is added
  /// to `mistakes`.
  static Optional<DigestTerms> read(Given given, Around around, ConfigErrors mistakes) {
    Optional<DigestTerms.Every> every = given.get(EVERY);
    Optional<String> channel = given.get(CHANNEL);
    if (every.isEmpty()) {
      boolean isUnset =
          mistakes.sentences().stream().noneMatch(told -> told.contains(EVERY.name()));
      channel
          .filter(_ -> isUnset)
          .ifPresent(
              _ ->
                  mistakes.add(
                      "digest.channel is set and digest.every is not, without which there is no"
                          + " digest; set it to day or week."));
      return Optional.empty();
    }
    channel.ifPresentOrElse(
        id -> {
          if (!around.isChannel().test(id)) {
            mistakes.add(
                "digest.channel is %s, which is no id of a channel of a chat that is configured."
                    .formatted(Redaction.shown(id)));
          }
        },
        () ->
            mistakes.add(
                "digest.channel is missing; it is the id of the channel that the digest is for."));
    given
        .get(LANGUAGE)
        .filter(one -> !around.languages().contains(one))
        .ifPresent(
            one ->
                mistakes.add(
                    "digest.language is %s, which is not spoken; it must be %s."
                        .formatted(
                            Redaction.shown(one.tag()),
                            around.languages().stream()
                                .map(Language::tag)
                                .collect(Collectors.joining(" or ")))));
    if (!StateKeys.lasts(given)) {
      mistakes.add(
          "The digest needs state.file or state.url, and BOUNCECARD_STATE_KEY: its counts are kept"
              + " there, sealed, from one to the next.");
    }
    boolean isWatching = given.get(WatchKeys.BY_PEOPLE) || !given.get(WatchKeys.CHANNELS).isEmpty();
    if (!around.hasInlets() && !isWatching) {
      mistakes.add(
          "digest.every is set, and nothing is there to be counted; set up an inlet, or a channel"
              + " in watch.channels.");
    }
    return channel.map(
        id ->
            new DigestTerms(
                every.get(),
                given.get(AT),
                given.get(ZONE).orElseGet(ZoneId::systemDefault),
                id,
                given.get(LANGUAGE)));
  }
}
