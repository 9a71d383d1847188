package bouncecard.app;

import java.util.List;

/// Port: what a person gave to read, as a stream of documents.
///
/// Files, folders, Maildirs, mailboxes (mbox), zip and gzip are told by what is in them. Nothing is
/// held but the document at hand, nothing is written to disk, and nothing that is wrong with one
/// input stops the others: it becomes a [Document.Unreadable] in its place.
public interface Inputs {

  /// What makes a document.
  enum Shape {
    /// A mail or a text, each whole.
    WHOLE,
    /// Each line.
    LINES,
    /// Mails and messages of mailboxes each whole, of everything else each line.
    MIXED
  }

  /// What is in an attachment, as it comes.
  @FunctionalInterface
  interface Content {

    /// Reads the next bytes.
    ///
    /// @param most how many at most, more than none
    /// @return how many were read; -1 at the end
    int read(byte[] into, int offset, int most);

    /// These bytes, which nobody changes.
    static Content of(byte[] bytes) {
      return new Content() {
        private int at;

        @Override
        public int read(byte[] into, int offset, int most) {
          int read = at == bytes.length ? -1 : Math.min(most, bytes.length - at);
          if (read > 0) {
            System.arraycopy(bytes, at, into, offset, read);
            at += read;
          }
          return read;
        }
      };
    }
  }

  /// Takes the documents, in the order of the input.
  @FunctionalInterface
  interface Sink {

    /// Takes a document. A `CancellationException` ends the reading.
    void accept(Document document);

    /// Reading may have to wait for what comes next: whoever gathers documents hands on what there
    /// is.
    default void pause() {}
  }

  /// A reading of several inputs.
  interface Reading {

    /// Reads everything. It returns when all is read.
    void readAll(Sink sink);

    /// How far it is; any thread may ask.
    Progress progress();
  }

  /// How far a reading is.
  ///
  /// @param files how many files were read to their end
  /// @param allFiles how many there are; 0 where that is not known
  /// @param octets how many bytes were read
  /// @param allOctets how many there are; 0 where that is not known
  record Progress(long files, long allFiles, long octets, long allOctets) {}

  /// The documents of files, folders and, for `-`, of standard input. What is in folders is listed
  /// at once, and opened when its turn comes.
  Reading open(List<String> names, Shape shape);

  /// The documents of an attachment, in the calling thread.
  void read(String name, Content attachment, Sink sink);
}
