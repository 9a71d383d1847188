package bouncecard.adapter.data;

import bouncecard.catalog.lexicon.About;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.catalog.lexicon.PhraseTable;
import bouncecard.catalog.lexicon.Priors;
import bouncecard.catalog.lexicon.WordTable;
import bouncecard.smtp.SmtpCommand;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The compiled form of the lexicon: its tables as they are, so that nothing is built when it is
/// read.
final class LexiconFile {
  private LexiconFile() {}

  static void write(Lexicon lexicon, DataOutputStream out) throws IOException {
    WordTable words = lexicon.words();
    longs(words.keys(), out);
    shorts(words.numbers(), out);
    longs(words.stemKeys(), out);
    shorts(words.stemNumbers(), out);
    out.writeInt(words.lists().length);
    for (boolean list : words.lists()) {
      out.writeByte(list ? 1 : 0);
    }
    out.writeInt(words.size());
    PhraseTable phrases = lexicon.phrases();
    ints(phrases.roots(), out);
    ints(phrases.keys(), out);
    shorts(phrases.states(), out);
    shorts(phrases.endings(), out);
    Meanings meanings = lexicon.meanings();
    texts(meanings.subjects(), out);
    texts(List.of(meanings.abouts()).stream().map(About::name).toList(), out);
    texts(meanings.predicates(), out);
    ints(meanings.opposites(), out);
    ints(meanings.alone(), out);
    texts(meanings.causes(), out);
    ints(meanings.families(), out);
    ints(meanings.pairs(), out);
    ints(meanings.entries(), out);
    out.writeInt(meanings.absence());
    byKey(meanings.shifts(), SmtpCommand::ordinal, out);
    byKey(meanings.priors().byReplyCode(), Integer::intValue, out);
    byKey(meanings.priors().byEnhanced(), Integer::intValue, out);
    byKey(meanings.priors().byCommand(), SmtpCommand::ordinal, out);
  }

  private static void longs(long[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static void ints(int[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static void shorts(short[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (short value : values) {
      out.writeShort(value);
    }
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    byte[] joined = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
    out.writeInt(joined.length);
    out.write(joined);
  }

  private static <K> void byKey(
      Map<K, int[]> values, Function<K, Integer> number, DataOutputStream out) throws IOException {
    out.writeInt(values.size());
    List<K> keys = new ArrayList<>(values.keySet());
    keys.sort((a, b) -> Integer.compare(number.apply(a), number.apply(b)));
    for (K key : keys) {
      out.writeInt(number.apply(key));
      ints(values.get(key), out);
    }
  }

  /// @param bytes what [#write] wrote
  static Lexicon read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long[] keys = longs(in);
    short[] numbers = shorts(in);
    long[] stemKeys = longs(in);
    short[] stemNumbers = shorts(in);
    boolean[] lists = new boolean[in.getInt()];
    for (int i = 0; i < lists.length; i++) {
      lists[i] = in.get() == 1;
    }
    WordTable words = new WordTable(keys, numbers, stemKeys, stemNumbers, lists, in.getInt());
    PhraseTable phrases = new PhraseTable(ints(in), ints(in), shorts(in), shorts(in), words.size());
    SmtpCommand[] commands = SmtpCommand.values();
    Meanings meanings =
        new Meanings(
            texts(in),
            texts(in).stream().map(About::valueOf).toArray(About[]::new),
            texts(in),
            ints(in),
            ints(in),
            texts(in),
            ints(in),
            ints(in),
            ints(in),
            in.getInt(),
            byKey(in, number -> commands[number]),
            new Priors(
                byKey(in, number -> number),
                byKey(in, number -> number),
                byKey(in, number -> commands[number])));
    return new Lexicon(words, phrases, meanings);
  }

  private static long[] longs(ByteBuffer in) {
    long[] values = new long[in.getInt()];
    in.asLongBuffer().get(values);
    in.position(in.position() + values.length * Long.BYTES);
    return values;
  }

  private static int[] ints(ByteBuffer in) {
    int[] values = new int[in.getInt()];
    in.asIntBuffer().get(values);
    in.position(in.position() + values.length * Integer.BYTES);
    return values;
  }

  private static short[] shorts(ByteBuffer in) {
    short[] values = new short[in.getInt()];
    in.asShortBuffer().get(values);
    in.position(in.position() + values.length * Short.BYTES);
    return values;
  }

  private static List<String> texts(ByteBuffer in) {
    byte[] joined = new byte[in.getInt()];
    in.get(joined);
    return List.of(new String(joined, StandardCharsets.UTF_8).split("\n", -1));
  }

  private static <K> Map<K, int[]> byKey(ByteBuffer in, Function<Integer, K> key) {
    Map<K, int[]> values = new HashMap<>();
    int size = in.getInt();
    for (int i = 0; i < size; i++) {
      K of = key.apply(in.getInt());
      values.put(of, ints(in));
    }
    return values;
  }
}
