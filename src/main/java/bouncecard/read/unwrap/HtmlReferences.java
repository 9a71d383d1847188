package bouncecard.read.unwrap;

import bouncecard.text.CharacterReferences;
import bouncecard.text.Rewritten;

/// Character references that a page, a feed or an interface left in a text:
/// `&lt;kim@example.org&gt;` is an address. Only with their semicolon: `&copy=1` belongs to a link.
/// What was escaped twice is read twice.
final class HtmlReferences implements Step {
  private static final int ROUNDS = 2;

  @Override
  public Rewritten undo(Rewritten text) {
    Rewritten plain = text;
    for (int round = 0; round < ROUNDS && plain.signs().mayHave('&'); round++) {
      plain = decoded(plain);
    }
    return plain;
  }

  private static Rewritten decoded(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    for (int at = t.indexOf('&'); at >= 0; at = t.indexOf('&', at + 1)) {
      CharacterReferences.Reference found = CharacterReferences.at(t, at);
      if (!found.text().isEmpty() && t.charAt(found.end() - 1) == ';') {
        out.copyTo(at).put(found.text()).skipTo(found.end());
      }
    }
    return out.build();
  }
}
