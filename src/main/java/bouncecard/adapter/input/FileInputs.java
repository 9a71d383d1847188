package bouncecard.adapter.input;

import bouncecard.app.Document;
import bouncecard.app.InputError;
import bouncecard.app.Inputs;
import bouncecard.read.reply.Reading;
import java.io.ByteArrayInputStream;
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
  public void read(String name, byte[] attachment, Sink sink) {
    read(name, new ByteArrayInputStream(attachment), Shape.WHOLE, limits, sink);
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
