package bouncecard.adapter.data.tree;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The compiled form of data files: tables, lists, texts and truth values as tagged binary, each
/// text written once.
///
/// It exists because parsing a megabyte of TOML takes longer than a person should wait for an
/// answer. A start reads it before anything is compiled, so it is read out of an array, in a few
/// steps for each value.
public final class CompiledTree {
  private static final int TABLE = 0;
  private static final int LIST = 1;
  private static final int NEW_TEXT = 2;
  private static final int KNOWN_TEXT = 3;
  private static final int TRUE = 4;
  private static final int FALSE = 5;

  private final byte[] bytes;
  private final List<String> known = new ArrayList<>();
  private int at;

  private CompiledTree(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Writes the number of bytes that follow, and the table.
  public static void write(Map<String, Object> table, DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(table, new DataOutputStream(bytes), new HashMap<>());
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  private static void write(Object value, DataOutputStream out, Map<String, Integer> known)
      throws IOException {
    switch (value) {
      case Map<?, ?> table -> {
        out.writeByte(TABLE);
        out.writeInt(table.size());
        for (Map.Entry<?, ?> entry : table.entrySet()) {
          write((Object) entry.getKey(), out, known);
          write(entry.getValue(), out, known);
        }
      }
      case List<?> list -> {
        out.writeByte(LIST);
        out.writeInt(list.size());
        for (Object element : list) {
          write(element, out, known);
        }
      }
      case String text -> {
        Integer number = known.putIfAbsent(text, known.size());
        if (number == null) {
          out.writeByte(NEW_TEXT);
          byte[] written = text.getBytes(StandardCharsets.UTF_8);
          out.writeInt(written.length);
          out.write(written);
        } else {
          out.writeByte(KNOWN_TEXT);
          out.writeInt(number);
        }
      }
      case Boolean flag -> out.writeByte(flag ? TRUE : FALSE);
      default ->
          throw new IllegalStateException(
              "not a kind of value that data files have: " + value.getClass());
    }
  }

  /// What [#write] wrote.
  public static Map<String, Object> read(DataInputStream in) throws IOException {
    int size = in.readInt();
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new IOException("the compiled data is damaged: " + bytes.length + " bytes of " + size);
    }
    return Node.typed((Map<?, ?>) new CompiledTree(bytes).value());
  }

  private Object value() throws IOException {
    int tag = bytes[at++];
    return switch (tag) {
      case TABLE -> {
        int size = number();
        Map<String, Object> table = LinkedHashMap.newLinkedHashMap(size);
        for (int i = 0; i < size; i++) {
          String key = (String) value();
          table.put(key, value());
        }
        yield table;
      }
      case LIST -> {
        int size = number();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(value());
        }
        yield list;
      }
      case NEW_TEXT -> {
        int size = number();
        String text = new String(bytes, at, size, StandardCharsets.UTF_8);
        at += size;
        known.add(text);
        yield text;
      }
      case KNOWN_TEXT -> known.get(number());
      case TRUE -> true;
      case FALSE -> false;
      default -> throw new IOException("the compiled data is damaged: tag " + tag);
    };
  }

  private int number() {
    int first = at;
    at += Integer.BYTES;
    return bytes[first] << 24
        | (bytes[first + 1] & 0xff) << 16
        | (bytes[first + 2] & 0xff) << 8
        | (bytes[first + 3] & 0xff);
  }
}
