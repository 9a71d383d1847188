package bouncecard.adapter.worker;

import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.serial.ReadingForm;
import bouncecard.app.serve.Arisen;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The loop of a worker: it reads one submission after the other, until nobody sends any.
public final class WorkerLoop {
  private static final long BETWEEN_LOOKS_NANOS = 500_000_000;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final ReadingForm form;
  private final Supplier<SubmissionReading> readings;

  /// A loop between these streams.
  ///
  /// @param readings begins a reading
  public WorkerLoop(
      InputStream in, OutputStream out, ReadingForm form, Supplier<SubmissionReading> readings) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out));
    this.form = form;
    this.readings = readings;
  }

  /// Has this process end with the one that started it, which may be while something is read that
  /// has no end, and so at a time when nobody sees that the pipe is closed.
  ///
  /// Whose parent ends is given another at once, also where nobody fetches that parent's status and
  /// it stays in the list of processes.
  ///
  /// @param parent the process that started this one
  public static void endWith(long parent) {
    Thread.ofPlatform()
        .daemon()
        .name("end with parent")
        .start(
            () -> {
              while (isParent(parent)) {
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
              }
              Runtime.getRuntime().halt(0);
            });
  }

  private static boolean isParent(long id) {
    return ProcessHandle.current().parent().filter(parent -> parent.pid() == id).isPresent();
  }

  /// Runs until the pipe is closed.
  public void run() throws IOException {
    boolean isOpen = true;
    while (isOpen) {
      isOpen = readNext();
    }
  }

  private boolean readNext() throws IOException {
    SubmissionReading reading = readings.get();
    try {
      Wire.receive(in, reading);
    } catch (EOFException _) {
      return false;
    } catch (FailedReadingException e) {
      Wire.send(Wire.Status.FAILED, where(e.thrown()), out);
      return true;
    }
    Optional<byte[]> bytes = form.write(reading.result(), Wire.LARGEST_ANSWER);
    Wire.Status status = bytes.isPresent() ? Wire.Status.READ : Wire.Status.TOO_LARGE;
    Wire.send(status, bytes.orElse(new byte[0]), out);
    return true;
  }

  /// For the log of whoever sent it: nothing in it is a stranger's.
  private static byte[] where(Throwable e) {
    String at = Arisen.place(e);
    return (e.getClass().getName() + (at.isEmpty() ? "" : " at " + at))
        .getBytes(StandardCharsets.UTF_8);
  }
}
