package bouncecard.adapter.data.lexicon;

import bouncecard.catalog.lexicon.About;
import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.catalog.lexicon.PairTable;
import bouncecard.catalog.lexicon.PhraseTable;
import bouncecard.catalog.lexicon.Priors;
import bouncecard.catalog.lexicon.Qualification;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// The compiled form of the lexicon: its tables as they are, so that nothing is built when it is
/// read.
public final class LexiconFile {
  private LexiconFile() {}

  public static void write(Lexicon lexicon, DataOutputStream out) throws IOException {
    WordTable words = lexicon.words();
    longs(words.words(), out);
    longs(words.stems(), out);
    booleans(words.lists(), out);
    booleans(words.hanging(), out);
    out.writeInt(words.size());
    PhraseTable phrases = lexicon.phrases();
    ints(phrases.roots(), out);
    longs(phrases.steps(), out);
    Meanings meanings = lexicon.meanings();
    out.writeInt(meanings.entries().size());
    for (Entry entry : meanings.entries()) {
      text(entry.kind().name(), out);
      out.writeShort(entry.value());
      out.writeByte(entry.weight());
      out.writeBoolean(entry.negatable());
    }
    texts(meanings.subjects(), out);
    texts(meanings.abouts().stream().map(About::name).toList(), out);
    ints(qualifications(meanings.qualifications()), out);
    texts(meanings.predicates(), out);
    ints(meanings.opposites(), out);
    ints(meanings.alone(), out);
    texts(meanings.causes(), out);
    ints(meanings.families(), out);
    ints(meanings.pairs().meanings(), out);
    out.writeInt(meanings.absence());
    texts(meanings.commands().stream().map(SmtpCommand::name).toList(), out);
    byKey(meanings.shifts(), out);
    byKey(meanings.priors().byReplyCode(), out);
    byKey(meanings.priors().byEnhanced(), out);
    byKey(meanings.priors().byCommand(), out);
    List<String> readings = List.copyOf(new TreeMap<>(meanings.readings()).keySet());
    texts(readings, out);
    texts(readings.stream().map(meanings.readings()::get).toList(), out);
  }

  private static int[] qualifications(List<Qualification> all) {
    return all.stream()
        .flatMapToInt(one -> IntStream.of(one.subject(), one.by(), one.means(), one.reach()))
        .toArray();
  }

  private static List<Qualification> qualifications(int[] values) {
    List<Qualification> all = new ArrayList<>();
    for (int i = 0; i < values.length; i += 4) {
      all.add(new Qualification(values[i], values[i + 1], values[i + 2], values[i + 3]));
    }
    return all;
  }

  private static void booleans(boolean[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (boolean value : values) {
      out.writeByte(value ? 1 : 0);
    }
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

  private static void ints(List<Integer> values, DataOutputStream out) throws IOException {
    ints(values.stream().mapToInt(Integer::intValue).toArray(), out);
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    text(String.join("\n", texts), out);
  }

  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void byKey(Map<?, int[]> values, DataOutputStream out) throws IOException {
    Map<String, int[]> sorted = new TreeMap<>();
    values.forEach((key, value) -> sorted.put(key.toString(), value));
    out.writeInt(sorted.size());
    for (Map.Entry<String, int[]> entry : sorted.entrySet()) {
      text(entry.getKey(), out);
      ints(entry.getValue(), out);
    }
  }

  /// The lexicon in a file.
  ///
  /// @param bytes what [#write] wrote
  public static Lexicon read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    WordTable words = new WordTable(longs(in), longs(in), booleans(in), booleans(in), in.getInt());
    PhraseTable phrases = new PhraseTable(ints(in), longs(in), words.size());
    List<Entry> entries = new ArrayList<>();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      EntryKind kind = EntryKind.valueOf(text(in));
      entries.add(new Entry(kind, in.getShort(), in.get(), in.get() == 1));
    }
    List<String> subjects = texts(in);
    List<About> abouts = texts(in).stream().map(About::valueOf).toList();
    List<Qualification> qualifications = qualifications(ints(in));
    List<String> predicates = texts(in);
    Meanings meanings =
        new Meanings(
            entries,
            subjects,
            abouts,
            qualifications,
            predicates,
            numbers(in),
            numbers(in),
            texts(in),
            numbers(in),
            new PairTable(ints(in), predicates.size()),
            in.getInt(),
            texts(in).stream().map(SmtpCommand::valueOf).toList(),
            byKey(in, SmtpCommand::valueOf),
            new Priors(
                byKey(in, Integer::valueOf),
                byKey(in, Integer::valueOf),
                byKey(in, SmtpCommand::valueOf)),
            byText(texts(in), texts(in)));
    return new Lexicon(words, phrases, meanings);
  }

  private static boolean[] booleans(ByteBuffer in) {
    boolean[] values = new boolean[in.getInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.get() == 1;
    }
    return values;
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

  private static List<Integer> numbers(ByteBuffer in) {
    return IntStream.of(ints(in)).boxed().toList();
  }

  private static List<String> texts(ByteBuffer in) {
    return List.of(text(in).split("\n", -1));
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Map<String, String> byText(List<String> keys, List<String> values) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
    return map;
  }

  private static <K> Map<K, int[]> byKey(ByteBuffer in, Function<String, K> key) {
    Map<K, int[]> values = new HashMap<>();
    int size = in.getInt();
    for (int i = 0; i < size; i++) {
      K of = key.apply(text(in));
      values.put(of, ints(in));
    }
    return values;
  }
}
