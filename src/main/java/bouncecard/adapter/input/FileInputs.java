package bouncecard.adapter.input;

import bouncecard.app.Document;
import bouncecard.app.InputError;
import bouncecard.app.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Inputs from files, folders, standard input and attachments.
public final class FileInputs implements Inputs {
  private final InputStream standardInput;
  private final Limits limits;

  /// Inputs within these limits.
  public FileInputs(InputStream standardInput, Limits limits) {
    this.standardInput = standardInput;
    this.limits = limits;
  }

  @Override
  public Reading open(List<String> names, Shape shape) {
    return new FileReading(names, shape, standardInput, limits);
  }

  @Override
  public void read(String name, Content attachment, Shape shape, Sink sink) {
    read(name, stream(attachment), shape, limits, sink);
  }

  private static InputStream stream(Content content) {
    return new InputStream() {
      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        return length == 0 ? 0 : content.read(into, offset, length);
      }
    };
  }

  /// Reads one input; what goes wrong is said to the sink.
  static void read(String name, InputStream in, Shape shape, Limits limits, Sink sink) {
    try {
      new Unpacking(limits, shape, sink).read(name, in);
    } catch (IOException | UncheckedIOException e) {
      sink.accept(new Document.Unreadable(name, InputError.CANNOT_READ, Reasons.of(e)));
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      sink.accept(new Document.Unreadable(name, InputError.FAILED, e.getClass().getSimpleName()));
    }
  }
}
