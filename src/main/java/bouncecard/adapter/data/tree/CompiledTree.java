package bouncecard.adapter.data.tree;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The compiled form of data files: tables, lists, texts and truth values as tagged binary, each
/// text written once.
///
/// It exists because parsing a megabyte of TOML takes longer than a person should wait for an
/// answer.
public final class CompiledTree {
  private static final int TABLE = 0;
  private static final int LIST = 1;
  private static final int NEW_TEXT = 2;
  private static final int KNOWN_TEXT = 3;
  private static final int TRUE = 4;
  private static final int FALSE = 5;

  private CompiledTree() {}

  public static void write(Map<String, Object> table, DataOutputStream out) throws IOException {
    write(table, out, new HashMap<>());
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
          out.writeUTF(text);
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

  public static Map<String, Object> read(DataInputStream in) throws IOException {
    return Node.typed((Map<?, ?>) read(in, new ArrayList<>()));
  }

  private static Object read(DataInputStream in, List<String> known) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case TABLE -> {
        int size = in.readInt();
        Map<String, Object> table = LinkedHashMap.newLinkedHashMap(size);
        for (int i = 0; i < size; i++) {
          String key = (String) read(in, known);
          table.put(key, read(in, known));
        }
        yield table;
      }
      case LIST -> {
        int size = in.readInt();
        List<Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          list.add(read(in, known));
        }
        yield list;
      }
      case NEW_TEXT -> {
        String text = in.readUTF();
        known.add(text);
        yield text;
      }
      case KNOWN_TEXT -> known.get(in.readInt());
      case TRUE -> true;
      case FALSE -> false;
      default -> throw new IOException("the compiled data is damaged: tag " + tag);
    };
  }
}
