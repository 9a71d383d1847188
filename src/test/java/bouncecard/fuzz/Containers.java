package bouncecard.fuzz;

import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.app.Document;
import bouncecard.app.Inputs;
import bouncecard.text.UntrustedText;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// What must hold of documents out of a container.
final class Containers {
  private static final Limits LIMITS = new Limits(1 << 16, 20, 1 << 20, 250, 1 << 16, 3);
  private static final int LONGEST_SOURCE = 1000;

  private Containers() {}

  static void check(byte[] octets) {
    List<Document> documents = read(octets);
    if (Must.beThorough(octets)) {
      Must.hold(names(documents).equals(names(read(octets))), "the same twice");
    }
    Must.hold(!documents.isEmpty(), "a document or why there is none");
    long all = 0;
    int opened = 0;
    for (Document document : documents) {
      String source = document.source();
      Must.hold(source.startsWith("x"), "within the input");
      Must.hold(source.length() <= LONGEST_SOURCE, source.length() + " characters of a name");
      Must.hold(UntrustedText.drawable(source).equals(source), "a name that can be shown");
      if (document instanceof Document.Content(var _, byte[] bytes, var _)) {
        Must.hold(bytes.length <= LIMITS.document(), bytes.length + " octets of a document");
        all += bytes.length;
        if (opened++ < 3) {
          Answers.check(() -> Readers.BOUNCECARD.read(bytes), bytes);
        }
      }
    }
    Must.hold(all <= LIMITS.unpacked() + octets.length, all + " octets of all");
  }

  private static List<Document> read(byte[] octets) {
    List<Document> documents = new ArrayList<>();
    Inputs inputs = new FileInputs(InputStream.nullInputStream(), LIMITS);
    inputs.read("x", Inputs.Content.of(octets), documents::add);
    return documents;
  }

  private static List<String> names(List<Document> documents) {
    return documents.stream().map(Document::source).toList();
  }
}
