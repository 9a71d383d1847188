package bouncecard.adapter.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlPolicy;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.runtime.Constants;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Compiles the templates into classes, when the program is built. A template that does not fit the
/// values that it draws, or puts text where it cannot be escaped, stops the build.
public final class TemplateBuild {
  private TemplateBuild() {}

  /// Compiles the templates of a folder into a folder of classes.
  public static void main(String[] folders) throws IOException {
    Path sources = Path.of(folders[0]);
    Path classes = Path.of(folders[1]);
    TemplateEngine engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(sources),
            classes,
            ContentType.Html,
            TemplateBuild.class.getClassLoader(),
            Constants.PACKAGE_NAME_PRECOMPILED);
    engine.setTrimControlStructures(true);
    engine.setHtmlPolicy(new OwaspHtmlPolicy());
    engine.setClassPath(
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)));
    engine.setCompileArgs("-proc:none");
    engine.precompileAll();
    removeSources(classes);
  }

  /// The library leaves what it compiled beside the classes.
  private static void removeSources(Path classes) throws IOException {
    Path folder = classes.resolve(Constants.PACKAGE_NAME_PRECOMPILED.replace('.', '/'));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        Files.delete(file);
      }
    }
  }
}
