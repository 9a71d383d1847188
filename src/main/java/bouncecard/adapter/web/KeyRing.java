package bouncecard.adapter.web;

import bouncecard.app.serve.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys that programs and people sign in with, by name; and the sessions of browsers.
///
/// A session is a name, the second until which it lasts, and a seal made with that name's key: it
/// needs no memory, holds for every process that has the same keys, and ends with its key. Those
/// that people end themselves are in [Sessions].
public final class KeyRing {
  /// No keys.
  public static final KeyRing NONE = new KeyRing(Map.of(), InstantSource.system());

  /// How long a browser stays signed in.
  static final Duration SESSION = Duration.ofHours(12);

  /// A shorter one can be guessed.
  private static final int SHORTEST = 24;

  private static final int LONGEST = 200;
  private static final String ALGORITHM = "HmacSHA256";

  private final Map<String, byte[]> digests = new LinkedHashMap<>();
  private final Map<String, byte[]> keys = new LinkedHashMap<>();
  private final InstantSource clock;

  private KeyRing(Map<String, String> keys, InstantSource clock) {
    this.clock = clock;
    keys.forEach(
        (name, key) -> {
          this.keys.put(name, key.getBytes(StandardCharsets.UTF_8));
          digests.put(name, digest(key));
        });
  }

  /// What came of reading a list of keys.
  ///
  /// @param mistakes one sentence for each line that is none, with its number and never its words
  public record Read(KeyRing keys, List<String> mistakes) {
    /// Copies the list.
    public Read {
      mistakes = List.copyOf(mistakes);
    }
  }

  /// Reads keys: a name and a key on each line, with spaces between; `#` begins a comment.
  public static Read read(Secret list, InstantSource clock) {
    Map<String, String> keys = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : list.value().lines().toList()) {
      number++;
      String bare = line.strip();
      if (bare.isEmpty() || bare.startsWith("#")) {
        continue;
      }
      String[] words = bare.split("\\s+", -1);
      boolean isNamed = words.length == 2 && words[0].matches("[A-Za-z0-9_-]{1,40}");
      if (!isNamed) {
        mistakes.add("line %d is no name and a key, as: alice KEY".formatted(number));
      } else if (words[1].length() < SHORTEST || words[1].length() > LONGEST) {
        mistakes.add(
            "the key on line %d has less than %d or more than %d characters; make one with:"
                    .formatted(number, SHORTEST, LONGEST)
                + " openssl rand -base64 32");
      } else if (keys.put(words[0], words[1]) != null) {
        mistakes.add("line %d has a name that is there already".formatted(number));
      }
    }
    if (keys.isEmpty() && mistakes.isEmpty()) {
      mistakes.add("it holds no key; a line is a name and a key, as: alice KEY");
    }
    return new Read(new KeyRing(keys, clock), mistakes);
  }

  /// How many there are.
  int size() {
    return keys.size();
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  /// Whose key it is. It takes the same time whatever is wrong with it.
  Optional<String> nameOf(String key) {
    if (key.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] asked = digest(key);
    String found = "";
    for (Map.Entry<String, byte[]> one : digests.entrySet()) {
      if (MessageDigest.isEqual(one.getValue(), asked)) {
        found = one.getKey();
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /// A session for whoever has that name's key.
  String session(String name) {
    String claim = name + "." + clock.instant().plus(SESSION).getEpochSecond();
    return claim + "." + seal(name, claim);
  }

  /// Whose session it is by its seal; empty where it is none, or its time is over.
  Optional<String> nameOfSession(String session) {
    String[] parts = session.split("\\.", 4);
    if (parts.length != 3 || !parts[1].matches("[0-9]{1,12}") || !keys.containsKey(parts[0])) {
      return Optional.empty();
    }
    String claim = parts[0] + "." + parts[1];
    boolean isSealed =
        MessageDigest.isEqual(
            seal(parts[0], claim).getBytes(StandardCharsets.UTF_8),
            parts[2].getBytes(StandardCharsets.UTF_8));
    boolean lasts = Long.parseLong(parts[1]) > clock.instant().getEpochSecond();
    return isSealed && lasts ? Optional.of(parts[0]) : Optional.empty();
  }

  private String seal(String name, String claim) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(keys.getOrDefault(name, new byte[1]), ALGORITHM));
      return HexFormat.of()
          .formatHex(mac.doFinal(("session:" + claim).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
