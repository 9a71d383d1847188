package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.adapter.data.tree.DataException;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.decode.Decoder;
import bouncecard.diagnose.Diagnosis;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {
  private static final String PROVIDER =
      """
      [provider]
      name   = "Acme relay"
      kind   = "mta"
      hosts  = ["relay.example.com"]
      source = "our own relay"
      seen   = "2026-11-29"

      [[rule]]
      id         = "team-quota"
      any        = ["mailbox is full of team quota"]
      cause      = "sending-limit"
      actors     = ["sender-admin"]
      permanence = "temporary"
      source     = "our own relay"
      seen       = "2026-11-29"
      examples   = ["452 4.2.2 mailbox is full of team quota"]
      """;

  private static final String TEXTS =
      """
      ["team-quota"]
      meaning = "Our relay counts mails for each team."
      """;

  @TempDir private Path folder;

  @Test
  void load_rulesAndNotes_goBeforeOursAndFallBackToEnglish() throws IOException {
    write("providers/acme.toml", PROVIDER);
    write("texts/en/providers/acme.toml", TEXTS);
    write("texts/en/causes.toml", "[\"mailbox-full\"]\nnote = \"Page mail-infra!\"\n");
    Catalog catalog = load();
    Diagnosis diagnosis =
        new Decoder(catalog)
            .decode(new UntrustedText("452 4.2.2 mailbox is full of team quota"))
            .reports()
            .getFirst()
            .diagnosis();
    assertThat(diagnosis.rule().orElseThrow().id()).hasToString("acme.team-quota");
    assertThat(diagnosis.cause().id()).isEqualTo("sending-limit");
    for (Language language : catalog.languages()) {
      Texts texts = catalog.texts(language);
      assertThat(texts.rule(new RuleId("acme", "team-quota")).orElseThrow().text("meaning"))
          .isEqualTo("Our relay counts mails for each team.");
      assertThat(texts.entry(Section.CAUSES, "mailbox-full").orElseThrow().optional("note"))
          .contains("Page mail-infra!");
    }
    assertThat(catalog.texts(new Language("ko")).message(Message.MEANING))
        .isEqualTo(DataFiles.load().texts(new Language("ko")).message(Message.MEANING));
  }

  @Test
  void load_ruleForAProviderOfOurs_isAddedToIt() throws IOException {
    write("providers/google.toml", PROVIDER.substring(PROVIDER.indexOf("[[rule]]")));
    write("texts/en/providers/google.toml", TEXTS);
    Catalog catalog = load();
    long ours = DataFiles.load().rules().size();
    assertThat(catalog.rules()).hasSize((int) ours + 1);
    assertThat(catalog.provider("google")).isEqualTo(DataFiles.load().provider("google"));
  }

  @Test
  void load_languageOfTenTexts_isEnglishWhereItHasNone() throws IOException {
    write(
        "texts/de/messages.toml",
        """
        language-name = "Deutsch"
        meaning = "Bedeutung"
        how-to-fix = "Abhilfe"
        who-acts = "Zuständig"
        """);
    write(
        "texts/de/causes.toml",
        """
        ["user-unknown"]
        name = "Postfach unbekannt"
        verdict = "Das Postfach gibt es nicht. Nicht noch einmal senden."
        """);
    Catalog catalog = load();
    Texts german = catalog.texts(new Language("de"));
    Texts english = catalog.texts(Language.ENGLISH);
    assertThat(catalog.languages()).contains(new Language("de"));
    assertThat(german.message(Message.MEANING)).isEqualTo("Bedeutung");
    assertThat(german.entry(Section.CAUSES, "user-unknown").orElseThrow().text("name"))
        .isEqualTo("Postfach unbekannt");
    assertThat(german.entry(Section.CAUSES, "user-unknown").orElseThrow().text("meaning"))
        .isEqualTo(english.entry(Section.CAUSES, "user-unknown").orElseThrow().text("meaning"));
  }

  @Test
  void load_mistakes_areAllNamedWithFileAndRule() throws IOException {
    write(
        "providers/acme.toml",
        PROVIDER.replace("sending-limit", "sending-limits").replace("of team", "of Team"));
    write("facts/networks.toml", "");
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "facts/networks.toml: this file is not read in an overlay; of facts there may be"
                + " causes.toml and wordings.toml.");
    Files.delete(folder.resolve("facts/networks.toml"));
    assertThatThrownBy(this::load)
        .hasMessageContaining("providers/acme.toml, rule team-quota: \"cause\" names")
        .hasMessageContaining("providers/acme.toml, rule team-quota: \"any\" holds")
        .hasMessageContaining("texts/en/providers/acme.toml: lacks texts");
  }

  @Test
  void load_noFolder_isSaid() {
    assertThatThrownBy(() -> DataFiles.load(folder.resolve("nowhere"), DataFolder.TODAY))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("this folder is missing, and must be there.");
  }

  private Catalog load() {
    return DataFiles.load(folder, DataFolder.TODAY).catalog();
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
