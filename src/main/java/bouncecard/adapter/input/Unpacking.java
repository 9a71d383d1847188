package bouncecard.adapter.input;

import bouncecard.app.Document;
import bouncecard.app.InputError;
import bouncecard.app.Inputs.Shape;
import bouncecard.app.Inputs.Sink;
import bouncecard.text.UntrustedText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/// Opens what is packed, down to documents. Everything is read as a stream from its beginning;
/// nothing is written, and names of entries are only shown.
final class Unpacking {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
  private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};

  private final Budget budget;
  private final DocumentSplitter leaves;
  private final Sink sink;

  Unpacking(Limits limits, Shape shape, Sink sink) {
    this.budget = new Budget(limits);
    this.leaves = new DocumentSplitter(limits, shape, sink);
    this.sink = sink;
  }

  /// Reads one input.
  ///
  /// @throws IOException where the stream itself cannot be read
  void read(String name, InputStream in) throws IOException {
    try {
      read(name, new PeekableStream(in, sink::pause), 0);
    } catch (OverLimitException e) {
      sink.accept(new Document.Unreadable(name, e.fault(), e.limit()));
    }
  }

  private void read(String name, PeekableStream source, int depth) throws IOException {
    boolean isGzip = source.startsWith(GZIP);
    if (!isGzip && !source.startsWith(ZIP) && !source.startsWith(EMPTY_ZIP)) {
      leaves.read(name, source);
    } else if (depth >= budget.limits().depth()) {
      String limit = Integer.toString(budget.limits().depth());
      sink.accept(new Document.Unreadable(name, InputError.TOO_DEEP, limit));
    } else {
      unpack(name, source, depth, isGzip);
    }
  }

  /// What is wrong with an archive ends it and not what it is packed into. What is wrong with that,
  /// or is too much of all, is told by whoever began to read it.
  private void unpack(String name, PeekableStream source, int depth, boolean isGzip)
      throws IOException {
    try {
      if (isGzip) {
        gzip(name, source, depth);
      } else {
        zip(name, source, depth);
      }
    } catch (OverLimitException e) {
      if (source.isFailed() || e.endsInput()) {
        throw e;
      }
      sink.accept(new Document.Unreadable(name, e.fault(), e.limit()));
    } catch (IOException e) {
      if (source.isFailed()) {
        throw e;
      }
      sink.accept(new Document.Unreadable(name, InputError.DAMAGED, reason(e)));
    }
  }

  private static String reason(IOException e) {
    String message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    return new UntrustedText(message).visible(80);
  }

  private void gzip(String name, PeekableStream source, int depth) throws IOException {
    Counted compressed = new Counted(source, _ -> {});
    try (InputStream in = new GzipMembers(new PeekableStream(compressed, () -> {}))) {
      read(name, new PeekableStream(new Inflated(in, compressed, budget), sink::pause), depth + 1);
    }
  }

  private void zip(String name, PeekableStream source, int depth) throws IOException {
    Counted compressed = new Counted(source, _ -> {});
    int files = 0;
    ZipEntries zip = new ZipEntries(new PeekableStream(compressed, () -> {}));
    while (zip.next()) {
      budget.addEntry();
      if (!zip.isDirectory() && !Names.isDebris(zip.name())) {
        files++;
        entry(name + "/" + Names.shown(zip.name(), files), zip, compressed, source, depth);
      }
      zip.skip();
    }
    if (files == 0) {
      sink.accept(new Document.Unreadable(name, InputError.EMPTY, ""));
    }
  }

  /// What is wrong with an entry ends it and not the archive.
  private void entry(
      String name, ZipEntries zip, Counted compressed, PeekableStream source, int depth)
      throws IOException {
    try (InputStream content = zip.content()) {
      Inflated in = new Inflated(content, compressed, budget);
      read(name, new PeekableStream(in, sink::pause), depth + 1);
      in.drain();
    } catch (ZipException | EOFException e) {
      if (source.isFailed() || zip.isCut()) {
        throw e;
      }
      InputError fault =
          e instanceof NotUnpackedException ? InputError.NOT_UNPACKED : InputError.DAMAGED;
      sink.accept(new Document.Unreadable(name, fault, reason(e)));
    }
  }
}
