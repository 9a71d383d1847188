import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

/// Uses the jar of the core with nothing beside it on the class path: every class of it is there
/// with all that its signatures name, and one reads a code. Run by the build.
final class CoreAlone {
  private static final int FEWEST = 200;

  private CoreAlone() {}

  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    List<String> names;
    try (JarFile jar = new JarFile(System.getProperty("java.class.path"))) {
      names =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
              .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
              .toList();
    }
    for (String name : names) {
      Class.forName(name).getDeclaredMethods();
    }
    boolean reads =
        ReplyCode.parse("550").isPresent() && EnhancedStatusCode.parse("5.1.1").isPresent();
    if (names.size() < FEWEST || !reads) {
      System.err.println("The core alone has " + names.size() + " classes; reads codes: " + reads);
      System.exit(1);
    }
  }
}
