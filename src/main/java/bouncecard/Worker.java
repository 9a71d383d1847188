package bouncecard;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.worker.WorkerLoop;
import bouncecard.app.Bouncecard;
import bouncecard.app.Inputs;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.serial.ReadingForm;
import bouncecard.catalog.Catalog;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads what strangers sent to a bot, in a process beside it that may be ended at any time.
final class Worker {
  /// Says that an operator's data come first.
  private static final String OWN_DATA = "own-data";

  private static final String CACHE = "-XX:AOTCache=";

  /// Mapped as it was written, the cache is shared with the bot and the other workers.
  private static final String UNMOVED = "-XX:ArchiveRelocationMode=0";

  private static final Path NICE = Path.of("/usr/bin/nice");

  /// What sets the heap comes beside these.
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xss512k",
          "-Xms8m",
          "-XX:MaxMetaspaceSize=64m",
          "-XX:MaxDirectMemorySize=4m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+DisplayVMOutputToStderr", // what the machine says is no answer
          "-Xlog:disable",
          "-Xlog:all=off");

  private Worker() {}

  /// Reads until it is ended.
  ///
  /// @param arguments the process that started this one
  public static void main(String[] arguments) throws IOException {
    WorkerLoop.endWith(Long.parseLong(arguments[0]));
    InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    boolean hasData = List.of(arguments).contains(OWN_DATA);
    run(
        hasData ? DataFiles.loadForReading(in) : DataFiles.load(),
        in,
        new FileOutputStream(FileDescriptor.out));
    Runtime.getRuntime().halt(0);
  }

  /// Reads submissions from one stream and answers them to the other.
  static void run(Catalog catalog, InputStream in, OutputStream out) throws IOException {
    Bouncecard bouncecard =
        new Bouncecard(catalog, new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    Inputs inputs = new FileInputs(InputStream.nullInputStream(), Limits.CHAT);
    new WorkerLoop(
            in, out, new ReadingForm(catalog), () -> new SubmissionReading(bouncecard, inputs))
        .run();
  }

  /// Starts a worker: this program, with the Java and the ahead-of-time cache that run now.
  ///
  /// @param megabytes of its heap; less than the bot has, since of what strangers send, 2 MiB are
  ///   looked at at once
  /// @param hasOwnData whether an operator's data come before the submissions
  static List<String> command(int megabytes, boolean hasOwnData) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "5")); // whoever types comes first
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Xmx" + megabytes + "m");
    for (String argument : ProcessHandle.current().info().arguments().orElse(new String[0])) {
      if (argument.startsWith(CACHE)) {
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", UNMOVED, argument));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.add(Long.toString(ProcessHandle.current().pid()));
    if (hasOwnData) {
      command.add(OWN_DATA);
    }
    return command;
  }

  /// What a worker has of an environment: nothing of the bot's tokens.
  static Map<String, String> environment() {
    return Map.of("LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "1");
  }
}
