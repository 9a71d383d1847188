package bouncecard.adapter.state;

import bouncecard.catalog.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The languages that people chose, as lines of a file.
///
/// The first line has the version. Version 2 has `language chat:T024BE7LD:U0G9QF9C6 ko` for each
/// person, with `#` before the id of a channel that has a language, and `for-all KEY` for each
/// channel whose answers are for all; version 1, of release 0.1.0, had no first line and no word
/// before the person.
///
/// @param version that of the file that they were read from
/// @param byPerson by a person's key, who chose last at the end
/// @param forAll the keys of channels whose answers are for all
/// @param bad the lines that were not understood, byte for byte
@SuppressWarnings("ArrayRecordComponent") // never compared
record Choices(int version, Map<String, Language> byPerson, Set<String> forAll, byte[] bad) {
  static final int VERSION = 2;
  static final int MOST = 10_000;
  private static final String HEAD = "bouncecard-state ";
  private static final String LANGUAGE = "language ";
  private static final String FOR_ALL = "for-all ";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
  private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

  static Choices none() {
    return new Choices(VERSION, new LinkedHashMap<>(), new LinkedHashSet<>(), new byte[0]);
  }

  /// Reads whatever the file has.
  static Choices of(byte[] bytes) {
    Map<String, Language> byPerson = new LinkedHashMap<>();
    Set<String> forAll = new LinkedHashSet<>();
    ByteArrayOutputStream bad = new ByteArrayOutputStream();
    int version = 1;
    int begin = 0;
    while (begin < bytes.length) {
      int end = begin;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String line = new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1).strip();
      Optional<Integer> head = begin == 0 ? version(line) : Optional.empty();
      if (head.isPresent()) {
        version = head.get();
      } else if (version > 1 && isForAll(line) && forAll.size() < MOST) {
        forAll.add(line.substring(FOR_ALL.length()));
      } else if (!line.isEmpty() && !take(line, version, byPerson)) {
        bad.write(bytes, begin, end - begin);
        bad.write('\n');
      }
      begin = end + 1;
    }
    while (byPerson.size() > MOST) {
      byPerson.remove(byPerson.keySet().iterator().next());
    }
    return new Choices(version, byPerson, forAll, bad.toByteArray());
  }

  private static Optional<Integer> version(String line) {
    return Optional.of(line)
        .filter(text -> text.startsWith(HEAD))
        .map(text -> text.substring(HEAD.length()))
        .filter(NUMBER.asMatchPredicate())
        .map(Integer::valueOf);
  }

  private static boolean isForAll(String line) {
    return line.startsWith(FOR_ALL)
        && KEY.matcher(line.substring(FOR_ALL.length())).matches()
        && line.contains(":");
  }

  private static boolean take(String line, int version, Map<String, Language> byPerson) {
    if (version > 1 && !line.startsWith(LANGUAGE)) {
      return false;
    }
    String[] words = (version > 1 ? line.substring(LANGUAGE.length()) : line).split(" ", 3);
    if (words.length != 2
        || !KEY.matcher(words[0]).matches()
        || !words[0].contains(":")
        || !TAG.matcher(words[1]).matches()) {
      return false;
    }
    byPerson.remove(words[0]);
    byPerson.put(words[0], new Language(words[1]));
    return true;
  }

  /// The lines of the file, by the version of today. A person whose key is no word is left out.
  static byte[] lines(Map<String, Language> byPerson, Set<String> forAll) {
    StringBuilder lines = new StringBuilder(HEAD).append(VERSION).append('\n');
    byPerson.forEach(
        (key, language) -> {
          if (KEY.matcher(key).matches()) {
            lines.append(LANGUAGE).append(key).append(' ').append(language).append('\n');
          }
        });
    forAll.stream()
        .filter(KEY.asMatchPredicate())
        .forEach(key -> lines.append(FOR_ALL).append(key).append('\n'));
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  long badLines() {
    long lines = 0;
    for (byte one : bad) {
      lines += one == '\n' ? 1 : 0;
    }
    return lines;
  }
}
