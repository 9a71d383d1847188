package bouncecard.adapter.input;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.Document;
import bouncecard.app.Inputs;
import bouncecard.app.Inputs.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files, folders, and streams without an end.
final class FileInputsTest {
  @TempDir private Path folder;

  @Test
  void open_folder_isItsFilesInOrderWithThoseOfItsFolders() throws IOException {
    write("b.eml", Packed.mail(1));
    write("a/c.eml", Packed.mail(2));
    write("a/empty.txt", " \n");
    write(".DS_Store", "\0\0\0\1");

    assertThat(names(Shape.WHOLE)).containsExactly("a/c.eml", "a/empty.txt EMPTY", "b.eml");
  }

  @Test
  void open_maildir_isItsMessages() throws IOException {
    for (String box : List.of("", ".Sent/")) {
      write(box + "cur/1:2,S", Packed.mail(1));
      write(box + "new/2", Packed.mail(2));
      write(box + "tmp/3", Packed.mail(3));
      write(box + "index.cache", "\0\1\2\3");
    }

    assertThat(names(Shape.WHOLE))
        .containsExactly(".Sent/cur/1:2,S", ".Sent/new/2", "cur/1:2,S", "new/2");
  }

  @Test
  void open_whatIsNotThere_isSaidInItsPlace() throws IOException {
    Path file = write("a.eml", Packed.mail(1));
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Heard heard =
        Heard.opened(
            InputStream.nullInputStream(),
            Shape.WHOLE,
            "no-such-file",
            file.toString(),
            "\0",
            empty.toString(),
            "-");

    assertThat(heard.names())
        .containsExactly(
            "no-such-file NO_SUCH_FILE",
            file.toString(),
            "\0 CANNOT_READ",
            empty + " EMPTY_FOLDER",
            "- EMPTY");
  }

  @Test
  void open_whatIsNoFile_isSaidAndNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(
            Heard.opened(InputStream.nullInputStream(), Shape.WHOLE, pipe.toString(), "/dev/zero")
                .names())
        .containsExactly(pipe + " NO_FILE", "/dev/zero NO_FILE");
  }

  /// What a shell gives for `<(…)`. This process's own standard input is its parent's to talk by.
  @Test
  void open_pipeThatAShellMade_isRead() throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder(
                "bash", "-c", "exec 3< <(printf '550 5.1.1 no'); echo; exec sleep 30 > /dev/null")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(shell.getInputStream().read()).isEqualTo('\n'); // the pipe is there
      String pipe = "/proc/" + shell.pid() + "/fd/3";
      assertThat(Heard.opened(InputStream.nullInputStream(), Shape.WHOLE, pipe).names())
          .containsExactly(pipe);
    } finally {
      shell.destroyForcibly().waitFor();
    }
  }

  @Test
  void open_nothingButNuls_isBinary() throws IOException {
    write("a.eml", "\0".repeat(100));

    assertThat(names(Shape.WHOLE)).containsExactly("a.eml BINARY");
  }

  @Test
  void open_lines_areWhateverEndsThem() throws IOException {
    write("a.log", "one\r\ntwo\rthree\n\nfour");

    assertThat(names(Shape.LINES))
        .containsExactly("a.log:1 one", "a.log:2 two", "a.log:3 three", "a.log:4 ", "a.log:5 four");
  }

  @Test
  void open_streamWithoutAnEnd_isReadToTheLimit() {
    assertThat(
            Heard.opened(new Generated(Integer.MAX_VALUE, _ -> "550 5.1.1 \n"), Shape.WHOLE, "-")
                .names())
        .containsExactly("- …");
  }

  /// What was said of a line must not wait for the next.
  @Test
  void open_lineOfAStreamThatGoesOn_isThereBeforeTheNext() throws IOException {
    List<String> said = new ArrayList<>();
    try (PipedOutputStream pipe = new PipedOutputStream();
        InputStream in = new PipedInputStream(pipe)) {
      pipe.write(Packed.octets("550 one\n"));
      Inputs.Reading reading = new FileInputs(in, Heard.LIMITS).open(List.of("-"), Shape.LINES);

      reading.readAll(
          new Inputs.Sink() {
            @Override
            public void accept(Document document) {
              said.add(document.source());
            }

            @Override
            public void pause() {
              said.add("pause");
              if (said.size() == 3) {
                end(pipe);
              }
            }
          });
    }

    assertThat(said).containsExactly("pause", "-:1", "pause");
  }

  private static void end(PipedOutputStream pipe) {
    try {
      pipe.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void progress_ofFiles_isAllInTheEnd() throws IOException {
    write("a.eml", Packed.mail(1));
    write("b.eml", Packed.mail(2));
    Inputs.Reading reading =
        new FileInputs(InputStream.nullInputStream(), Heard.LIMITS)
            .open(List.of(folder.toString()), Shape.WHOLE);
    long octets = 2L * Packed.octets(Packed.mail(1)).length;

    assertThat(reading.progress()).isEqualTo(new Inputs.Progress(0, 2, 0, octets));
    reading.readAll(new Heard());
    assertThat(reading.progress()).isEqualTo(new Inputs.Progress(2, 2, octets, octets));
  }

  private List<String> names(Shape shape) {
    Heard heard = Heard.opened(InputStream.nullInputStream(), shape, folder.toString());
    String prefix = folder + "/";
    return heard.names().stream().map(name -> name.replace(prefix, "")).toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
