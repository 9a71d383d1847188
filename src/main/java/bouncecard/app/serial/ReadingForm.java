package bouncecard.app.serial;

import bouncecard.app.Interpretation;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The serial form of a [ReadingOutcome], for the process that asked for it.
///
/// Who reads it back believes nothing: whatever the bytes are, it takes no more memory than some
/// times their number, and what is no reading of this catalogue is none at all.
public final class ReadingForm {
  private static final int MOST_UNREAD = 100;
  private static final int MOST_VALUES = 10;

  private final KnownNames names;
  private final AnswerForm answers;

  /// A form for readings that name entries of this catalogue.
  public ReadingForm(Catalog catalog) {
    this.names = new KnownNames(catalog);
    this.answers = new AnswerForm(names);
  }

  /// The bytes of a reading; empty where it is too large for so many.
  public Optional<byte[]> write(ReadingOutcome reading, int most) {
    SerialOut out = new SerialOut(most);
    try {
      out.optional(reading.said(), said -> write(said, out));
      out.optional(reading.found(), found -> answers.write(found, out));
      out.flag(reading.hasDocuments());
      out.flag(reading.isMuch());
      out.list(MOST_UNREAD, reading.unread(), unread -> write(unread, out));
      return Optional.of(out.bytes());
    } catch (SerialException _) {
      return Optional.empty();
    }
  }

  /// The reading that these bytes are; empty where they are none.
  public Optional<ReadingOutcome> read(byte[] bytes) {
    SerialIn in = new SerialIn(bytes);
    try {
      ReadingOutcome reading =
          new ReadingOutcome(
              in.optional(() -> interpretation(in)),
              in.optional(() -> answers.read(in)),
              in.flag(),
              in.flag(),
              in.list(MOST_UNREAD, () -> unread(in)));
      in.end();
      return Optional.of(reading);
    } catch (SerialException _) {
      return Optional.empty();
    }
  }

  private void write(Interpretation said, SerialOut out) {
    answers.write(said.answer(), out);
    out.optional(said.language(), language -> out.text(language.tag()));
  }

  private Interpretation interpretation(SerialIn in) {
    return new Interpretation(answers.read(in), in.optional(() -> names.language(in.text())));
  }

  private static void write(Unread unread, SerialOut out) {
    out.constant(unread.message());
    out.list(
        MOST_VALUES,
        unread.values().entrySet(),
        value -> {
          out.text(value.getKey());
          out.text(value.getValue());
        });
  }

  private static Unread unread(SerialIn in) {
    Message message = in.constant(Message.class);
    Map<String, String> values = new HashMap<>();
    for (int left = in.number(MOST_VALUES); left > 0; left--) {
      values.put(in.text(), in.text());
    }
    return new Unread(message, values);
  }
}
