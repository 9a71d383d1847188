package bouncecard.adapter.worker;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.MailReader;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.serial.ReadingForm;
import bouncecard.catalog.Catalog;
import bouncecard.dsn.MailPart;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A worker that does to a mail what the mail's subject says, and reads any other as it should.
// To hang, to fill memory and to recurse is what it is for.
@SuppressWarnings({"InfiniteRecursion", "ModifiedButNotUsed", "InlineFormatString"})
final class HostileWorker {
  private static final MailReader MAILS = new JakartaMailReader();

  private HostileWorker() {}

  /// Starts one, from the program that runs.
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-Xmx64m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+DisplayVMOutputToStderr",
        "-cp",
        System.getProperty("java.class.path"),
        HostileWorker.class.getName(),
        Long.toString(ProcessHandle.current().pid()));
  }

  public static void main(String[] arguments) throws IOException {
    WorkerLoop.endWith(Long.parseLong(arguments[0]));
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    Catalog catalog = DataFiles.load();
    Bouncecard bouncecard =
        new Bouncecard(
            catalog, bytes -> mail(bytes, out), new JsonEventReader(DataFiles.services()));
    FileInputs inputs = new FileInputs(InputStream.nullInputStream(), Limits.CHAT);
    new WorkerLoop(
            new FileInputStream(FileDescriptor.in),
            out,
            new ReadingForm(catalog),
            () -> new SubmissionReading(bouncecard, inputs))
        .run();
  }

  private static MailPart mail(byte[] bytes, OutputStream out) {
    MailPart mail = MAILS.read(bytes);
    return switch (mail.header("Subject").orElse("")) {
      case "never returns" -> neverReturning();
      case "waits" -> waiting();
      case "allocates" -> allocating();
      case "recurses" -> recursing(mail);
      case "ends" -> throw ended();
      case "says nonsense" -> sayingNonsense(mail, out);
      case "says too much" -> sayingTooMuch(mail, out);
      case "says environment" -> withRecipient(System.getenv().size());
      default -> mail;
    };
  }

  private static MailPart withRecipient(int number) {
    String mail = "Subject: Undelivered Mail\n\n<%d@example.com>: 550 5.1.1 User unknown\n";
    return MAILS.read(mail.formatted(number).getBytes(StandardCharsets.US_ASCII));
  }

  private static MailPart neverReturning() {
    long i = 0;
    while (true) {
      i = i * 31 + 1;
      if (i == 0 && i == System.nanoTime()) {
        return neverReturning();
      }
    }
  }

  private static MailPart waiting() {
    while (true) {
      LockSupport.park();
    }
  }

  private static MailPart allocating() {
    List<byte[]> all = new ArrayList<>();
    while (true) {
      all.add(new byte[1 << 20]);
    }
  }

  private static MailPart recursing(MailPart mail) {
    MailPart inner = recursing(mail);
    return inner.parts().isEmpty() ? mail : inner;
  }

  private static IllegalStateException ended() {
    Runtime.getRuntime().halt(1);
    return new IllegalStateException();
  }

  private static MailPart sayingNonsense(MailPart mail, OutputStream out) {
    write(out, "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return mail;
  }

  /// A length that nobody could hold.
  private static MailPart sayingTooMuch(MailPart mail, OutputStream out) {
    write(out, new byte[] {(byte) 'R', Byte.MAX_VALUE, -1, -1, -1});
    return mail;
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
