package bouncecard;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The shape of the program: dependencies point inwards, and a library is known to one adapter.
@AnalyzeClasses(packages = "bouncecard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CORE = {
    "bouncecard.text..",
    "bouncecard.smtp..",
    "bouncecard.dsn..",
    "bouncecard.catalog..",
    "bouncecard.delivery..",
    "bouncecard.read..",
    "bouncecard.diagnose..",
    "bouncecard.decode..",
    "bouncecard.probe..",
    "bouncecard.tally..",
    "bouncecard.card..",
    "bouncecard.compose.."
  };

  @ArchTest
  static final ArchRule dependencies_pointInwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("start")
          .definedBy("bouncecard")
          .layer("adapter")
          .definedBy("bouncecard.adapter..")
          .layer("app")
          .definedBy("bouncecard.app..")
          .layer("compose")
          .definedBy("bouncecard.compose..")
          .layer("card")
          .definedBy("bouncecard.card..")
          .layer("decode")
          .definedBy("bouncecard.decode..")
          .layer("read")
          .definedBy("bouncecard.read..")
          .layer("diagnose")
          .definedBy("bouncecard.diagnose..")
          .layer("delivery")
          .definedBy("bouncecard.delivery..")
          .layer("probe")
          .definedBy("bouncecard.probe..")
          .layer("tally")
          .definedBy("bouncecard.tally..")
          .layer("catalog")
          .definedBy("bouncecard.catalog..")
          .layer("dsn")
          .definedBy("bouncecard.dsn..")
          .layer("smtp")
          .definedBy("bouncecard.smtp..")
          .layer("text")
          .definedBy("bouncecard.text..")
          .whereLayer("start")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("adapter")
          .mayOnlyBeAccessedByLayers("start")
          .whereLayer("app")
          .mayOnlyBeAccessedByLayers("adapter", "start")
          .whereLayer("compose")
          .mayOnlyBeAccessedByLayers("app", "adapter", "start")
          .whereLayer("card")
          .mayOnlyBeAccessedByLayers("compose", "app", "adapter", "start")
          .whereLayer("decode")
          .mayOnlyBeAccessedByLayers("compose", "app", "adapter")
          .whereLayer("read")
          .mayOnlyBeAccessedByLayers("decode")
          .whereLayer("diagnose")
          .mayOnlyBeAccessedByLayers("decode", "compose", "app", "adapter")
          .whereLayer("delivery")
          .mayOnlyBeAccessedByLayers("read", "diagnose", "decode", "compose", "app", "adapter")
          .whereLayer("probe")
          .mayOnlyBeAccessedByLayers("compose", "app", "adapter", "start")
          .whereLayer("tally")
          .mayOnlyBeAccessedByLayers("compose", "app", "adapter", "start")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers(
              "tally",
              "delivery",
              "read",
              "diagnose",
              "decode",
              "probe",
              "card",
              "compose",
              "app",
              "adapter",
              "start")
          .whereLayer("dsn")
          .mayOnlyBeAccessedByLayers(
              "catalog", "delivery", "read", "diagnose", "decode", "compose", "app", "adapter")
          .whereLayer("smtp")
          .mayOnlyBeAccessedByLayers(
              "dsn",
              "catalog",
              "delivery",
              "read",
              "diagnose",
              "decode",
              "probe",
              "card",
              "compose",
              "app",
              "adapter");

  /// Whoever reads a name knows what it is, whatever is imported.
  @ArchTest
  static void types_atTheTop_haveEachANameOfTheirOwn(JavaClasses classes) {
    Map<String, List<String>> byName =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
    assertThat(byName).hasSizeGreaterThan(100);
    assertThat(byName.values()).allMatch(names -> names.size() == 1);
  }

  @ArchTest
  static final ArchRule rooms_haveNoCycles =
      slices().matching("bouncecard.(**)").should().beFreeOfCycles();

  /// A further platform is added without a change of what is there.
  @ArchTest
  static void platforms_areNamedInTheirAdaptersMainAndDataOnly(JavaClasses classes)
      throws IOException {
    Pattern names = Pattern.compile("slack|discord", Pattern.CASE_INSENSITIVE);
    Path sources = Path.of("src/main/java/bouncecard");
    try (Stream<Path> files = Files.walk(sources)) {
      List<String> named =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.equals(sources.resolve("Main.java")))
              .filter(file -> !file.startsWith(sources.resolve("adapter/slack")))
              .filter(file -> !file.startsWith(sources.resolve("adapter/discord")))
              .flatMap(file -> lines(file).filter(line -> names.matcher(line).find()))
              .toList();
      assertThat(named).isEmpty();
    }
    assertThat(classes.contain("bouncecard.adapter.slack.SlackIntegration")).isTrue();
  }

  @ArchTest
  static void sources_areOf300LinesAtMostAndRoomsOf30Files(JavaClasses classes) throws IOException {
    Path sources = Path.of("src/main/java/bouncecard");
    Map<String, Integer> rooms = new TreeMap<>();
    List<String> large = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        rooms.merge(String.valueOf(sources.relativize(file.resolveSibling(""))), 1, Integer::sum);
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        if (lines(file).count() > 300) {
          large.add(name);
        }
      }
    }
    assertThat(large).isEmpty();
    assertThat(rooms)
        .isNotEmpty()
        .allSatisfy((_, files) -> assertThat(files).isLessThanOrEqualTo(30));
    assertThat(classes).isNotEmpty();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().map(line -> file + ": " + line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ArchTest
  static final ArchRule packages_haveNoCycles =
      slices().matching("bouncecard.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule adapters_doNotKnowEachOther =
      slices()
          .matching("bouncecard.adapter.(*)..")
          .should()
          .notDependOnEachOther()
          // An open port is no adapter of anything yet: what two of them are made on.
          .ignoreDependency(
              resideInAnyPackage("bouncecard.adapter.http..", "bouncecard.adapter.lmtp.."),
              resideInAPackage("bouncecard.adapter.listen.."));

  @ArchTest
  static final ArchRule adapters_areKnownToThoseWhoStartTheProgramOnly =
      noClasses()
          .that(not(resideInAnyPackage("bouncecard.adapter..", "bouncecard")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("bouncecard.adapter..");

  @ArchTest
  static final ArchRule core_dependsOnTheLanguageOnly =
      classes()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CORE)
                  .or(
                      resideInAnyPackage(
                          "java.lang",
                          "java.lang.annotation",
                          "java.lang.invoke",
                          "java.lang.runtime",
                          "java.util",
                          "java.util.function",
                          "java.util.stream",
                          "java.time..",
                          "org.jspecify.annotations"))
                  .or(name("java.net.URI")));

  @ArchTest
  static final ArchRule app_dependsOnTheCoreAndTheLanguageOnly =
      classes()
          .that()
          .resideInAPackage("bouncecard.app..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(CORE)
                  .or(
                      resideInAnyPackage(
                          "bouncecard.app..",
                          "java.lang..",
                          "java.nio.charset..",
                          "java.util..",
                          "java.time..",
                          "org.jspecify.annotations",
                          "org.slf4j.."))
                  .or(name("java.net.URI"))
                  .or(name("java.nio.ByteBuffer"))
                  .or(name("java.nio.BufferUnderflowException"))
                  .or(name("java.nio.CharBuffer"))
                  .or(name("java.text.Normalizer"))
                  .or(name("java.text.Normalizer$Form")));

  @ArchTest
  static final ArchRule core_hasNoThreadsNoClockAndNoOutput =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.util.concurrent..")
                  .or(resideInAPackage("java.util.logging.."))
                  .or(name("java.lang.Thread"))
                  .or(name("java.time.Clock")))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /// Fonts and windows of the machine: with them come its libraries, and 26 MB that stay.
  @ArchTest
  static final ArchRule awt_isKnownToNobody =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing.."));

  @ArchTest
  static final ArchRule jakartaMail_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.[mail|imap]..", "jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule toml_isKnownToItsAdaptersOnly =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "bouncecard.adapter.data..",
                      "bouncecard.adapter.config..",
                      "bouncecard.adapter.licences..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson.dataformat.toml..");

  @ArchTest
  static final ArchRule httpServer_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.[http|listen|lmtp]..", "io.netty..");

  @ArchTest
  static final ArchRule redis_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.state.redis..", "io.lettuce..");

  @ArchTest
  static final ArchRule slack_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.slack..", "com.slack..", "org.glassfish.tyrus..");

  @ArchTest
  static final ArchRule assistantsProtocol_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.assistant..", "io.modelcontextprotocol..", "reactor..");

  @ArchTest
  static final ArchRule metricsLibrary_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.metrics..", "io.prometheus..");

  @ArchTest
  static final ArchRule discord_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.discord..", "net.dv8tion..", "com.neovisionaries..");

  @ArchTest
  static final ArchRule caffeine_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.cache..", "com.github.benmanes..");

  @ArchTest
  static final ArchRule logger_isKnownToAdaptersAppAndStartOnly =
      noClasses()
          .that(not(resideInAnyPackage("bouncecard", "bouncecard.adapter..", "bouncecard.app..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..");

  @ArchTest
  static final ArchRule jackson_isKnownToAdaptersOnly =
      onlyIn("bouncecard.adapter..", "tools.jackson..", "com.fasterxml..");

  @ArchTest
  static final ArchRule bolt_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.slack..", "com.slack..", "javax.websocket..", "com.google.gson..");

  @ArchTest
  static final ArchRule commonsCli_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.terminal..", "org.apache.commons.cli..");

  /// Discord's library of WebSockets has no bound of its own, and is given sockets that have.
  @ArchTest
  static final ArchRule tls_isKnownToAdaptersThatConnectOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "bouncecard.adapter.net..",
              "bouncecard.adapter.discord..",
              "bouncecard.adapter.imap..",
              "bouncecard.adapter.post..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.net..");

  @ArchTest
  static final ArchRule dnsjava_isKnownToItsAdapterOnly =
      onlyIn("bouncecard.adapter.dns..", "org.xbill..");

  private static ArchRule onlyIn(String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(home)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  @ArchTest
  static final ArchRule staticFields_neverChange =
      fields().that().areStatic().should().beFinal().andShould(notHoldWhatChanges());

  private static ArchCondition<JavaField> notHoldWhatChanges() {
    DescribedPredicate<JavaClass> changeable =
        JavaClass.Predicates.assignableTo("java.util.concurrent.ConcurrentMap")
            .or(JavaClass.Predicates.assignableTo(StringBuilder.class))
            .or(resideInAPackage("java.util.concurrent.atomic.."))
            .or(JavaClass.Predicates.assignableTo(java.util.HashMap.class))
            .or(JavaClass.Predicates.assignableTo(java.util.ArrayList.class));
    return new ArchCondition<>("not hold what changes") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean isHeld = changeable.test(field.getRawType());
        events.add(new SimpleConditionEvent(field, !isHeld, field.getDescription()));
      }
    };
  }

  @ArchTest
  static final ArchRule packages_areNullMarked =
      classes()
          .should(
              new ArchCondition<>("be in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean isMarked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          type, isMarked, type.getPackageName() + " of " + type.getName()));
                }
              });

  @ArchTest
  static final ArchRule fields_ofRecordsAndValues_areFinal =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areRecords()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .allowEmptyShould(false);
}
