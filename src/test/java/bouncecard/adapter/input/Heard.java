package bouncecard.adapter.input;

import bouncecard.app.Document;
import bouncecard.app.Inputs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a reading said, in its order: a document by its name, a fault behind it.
final class Heard implements Inputs.Sink {
  static final Limits LIMITS = new Limits(1 << 16, 20, 4 << 20, 250, 1 << 16, 3);

  final List<Document> documents = new ArrayList<>();

  @Override
  public void accept(Document document) {
    documents.add(document);
  }

  static Heard attachment(String name, byte[] octets) {
    Heard heard = new Heard();
    new FileInputs(InputStream.nullInputStream(), LIMITS)
        .read(name, Inputs.Content.of(octets), heard);
    return heard;
  }

  static Heard opened(InputStream standardInput, Inputs.Shape shape, String... names) {
    Heard heard = new Heard();
    new FileInputs(standardInput, LIMITS).open(List.of(names), shape).readAll(heard);
    return heard;
  }

  List<String> names() {
    return documents.stream()
        .map(
            document ->
                switch (document) {
                  case Document.Content(String source, var _, boolean truncated) ->
                      truncated ? source + " …" : source;
                  case Document.Line line -> line.source() + " " + line.text().value();
                  case Document.Unreadable(String source, var fault, var _) -> source + " " + fault;
                })
        .toList();
  }

  String text(int index) {
    return new String(((Document.Content) documents.get(index)).bytes(), StandardCharsets.UTF_8);
  }
}
