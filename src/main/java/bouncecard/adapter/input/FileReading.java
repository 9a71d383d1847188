package bouncecard.adapter.input;

import bouncecard.app.Document;
import bouncecard.app.InputError;
import bouncecard.app.Inputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A reading of files, folders and standard input.
final class FileReading implements Inputs.Reading {
  private static final String STANDARD_INPUT = "-";

  /// Where a shell puts what a command reads from or writes to.
  private static final List<Path> HANDED_OVER =
      List.of(Path.of("/dev/fd"), Path.of("/dev/stdin"), Path.of("/proc"));

  private final Inputs.Shape shape;
  private final InputStream standardInput;
  private final Limits limits;
  private final List<Item> items = new ArrayList<>();
  private final AtomicLong filesRead = new AtomicLong();
  private final AtomicLong octetsRead = new AtomicLong();
  private long octets;
  private boolean isSizeKnown = true;

  /// Something to read, by its name; or why it is not.
  private sealed interface Item {
    record StandardInput() implements Item {}

    record File(Path path) implements Item {}

    record None(Document.Unreadable why) implements Item {}
  }

  FileReading(List<String> names, Inputs.Shape shape, InputStream standardInput, Limits limits) {
    this.shape = shape;
    this.standardInput = standardInput;
    this.limits = limits;
    names.forEach(this::list);
  }

  private void list(String name) {
    if (name.equals(STANDARD_INPUT)) {
      items.add(new Item.StandardInput());
      isSizeKnown = false;
      return;
    }
    try {
      list(Path.of(name));
    } catch (InvalidPathException e) {
      none(name, InputError.CANNOT_READ, e.getReason());
    } catch (IOException e) {
      none(name, InputError.CANNOT_READ, Reasons.of(e));
    }
  }

  private void list(Path path) throws IOException {
    if (!Files.exists(path)) {
      none(path.toString(), InputError.NO_SUCH_FILE, "");
    } else if (Files.isDirectory(path)) {
      Listing listing = Listing.of(path);
      if (listing.files().isEmpty()) {
        none(path.toString(), InputError.EMPTY_FOLDER, "");
      }
      listing.files().forEach(file -> items.add(new Item.File(file)));
      octets += listing.octets();
    } else if (isSpecial(path)) {
      none(path.toString(), InputError.NO_FILE, "");
    } else {
      items.add(new Item.File(path));
      octets += Files.size(path);
      isSizeKnown &= Files.isRegularFile(path); // what a pipe holds, nobody knows
    }
  }

  /// Whether it is a pipe, socket or device in the file system, which may never begin or never end;
  /// what a shell hands over as a file of its own is none of these.
  private static boolean isSpecial(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).isOther()
        && HANDED_OVER.stream().noneMatch(path.toAbsolutePath().normalize()::startsWith);
  }

  private void none(String name, InputError fault, String detail) {
    items.add(new Item.None(new Document.Unreadable(name, fault, detail)));
  }

  @Override
  public void readAll(Inputs.Sink sink) {
    for (Item item : items) {
      switch (item) {
        case Item.StandardInput() -> read(STANDARD_INPUT, standardInput, sink);
        case Item.File(Path path) -> read(path, sink);
        case Item.None(Document.Unreadable why) -> sink.accept(why);
      }
      filesRead.incrementAndGet();
    }
  }

  private void read(Path path, Inputs.Sink sink) {
    try (InputStream file = Files.newInputStream(path)) {
      read(path.toString(), file, sink);
    } catch (IOException e) {
      sink.accept(new Document.Unreadable(path.toString(), InputError.CANNOT_READ, Reasons.of(e)));
    }
  }

  private void read(String name, InputStream in, Inputs.Sink sink) {
    InputStream counted = new Counted(in, octetsRead::addAndGet);
    FileInputs.read(name, counted, shape, limits, sink);
  }

  @Override
  public Inputs.Progress progress() {
    return isSizeKnown
        ? new Inputs.Progress(filesRead.get(), items.size(), octetsRead.get(), octets)
        : new Inputs.Progress(filesRead.get(), 0, octetsRead.get(), 0);
  }
}
