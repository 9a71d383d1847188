package bouncecard.adapter.data.mapping;

import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.words.NoticeWords;
import bouncecard.catalog.words.PlaceholderCues;
import bouncecard.catalog.words.ProgramNames;
import bouncecard.catalog.words.ProgramWords;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.catalog.words.WatchWords;
import bouncecard.smtp.CodeSurroundings;
import bouncecard.smtp.Words;
import java.util.Set;

/// Turns lists of words into the values by which texts are read.
final class WordMapping {
  private WordMapping() {}

  static CodeSurroundings surroundings(Node node) {
    return new CodeSurroundings(
        new Words(node.someTexts("not_after")),
        new Words(node.someTexts("carriers")),
        new Words(node.someTexts("programs")),
        new Words(node.someTexts("not_before")),
        new Words(node.someTexts("leads")),
        new Words(node.someTexts("weak_leads")),
        new Words(node.someTexts("code_nouns")),
        new Words(node.someTexts("spans")),
        new Words(node.someTexts("connectives")),
        new Words(node.someTexts("reply_words")),
        new Words(node.someTexts("other_protocols")),
        new Words(node.someTexts("mail_words")),
        node.someTexts("http_phrases"));
  }

  static Vocabulary vocabulary(Node node) {
    return new Vocabulary(
        new Words(node.someTexts("fillers")),
        new Words(node.someTexts("question_words")),
        new Words(node.someTexts("comparers")),
        new Words(node.someTexts("difference_words")),
        new Words(node.someTexts("help")),
        new Words(node.someTexts("for_all")),
        node.someTexts("exceptions"),
        node.someTexts("failing"),
        new Words(node.someTexts("persons")),
        new Words(node.someTexts("openers")),
        new ProgramNames(
            new Words(node.someTexts("mail_programs")),
            new Words(node.someTexts("other_programs")),
            node.someTexts("file_transfer"),
            node.someTexts("queueing")));
  }

  static PlaceholderCues clues(Node node) {
    return new PlaceholderCues(
        new Words(node.someTexts("limit_words")),
        new Words(node.someTexts("limit_verbs")),
        new Words(node.someTexts("limit_fillers")),
        new Words(node.someTexts("limit_units")),
        node.someTexts("sender_leads"),
        node.someTexts("sender_tails"),
        node.someTexts("sender_near"),
        node.someTexts("host_leads"),
        node.someTexts("block_lists"));
  }

  static NoticeWords notices(Node node) {
    NoticeWords words =
        new NoticeWords(
            node.someTexts("own_addresses"),
            node.someTexts("systems"),
            node.someTexts("subjects"),
            node.someTexts("failed"),
            node.someTexts("delayed"),
            node.someTexts("permanent"),
            node.someTexts("returned"),
            node.someTexts("diagnostics"),
            node.someTexts("others"),
            node.someTexts("others_behind"),
            node.someTexts("senders"),
            node.someTexts("sending"),
            node.someTexts("contacts"),
            node.someTexts("from_heads"),
            node.someTexts("to_heads"),
            node.someTexts("labels"),
            node.someTexts("challenges"),
            node.someTexts("automatic"),
            node.someTexts("complaints"),
            node.someTexts("closings"),
            node.someTexts("authors"),
            node.someTexts("topics"));
    FactMapping.source(node);
    node.end();
    return words;
  }

  static WatchWords watch(Node node) {
    WatchWords words =
        new WatchWords(
            node.someTexts("settled"),
            node.someTexts("states"),
            node.someTexts("open"),
            node.someTexts("closing"),
            node.someTexts("developers"),
            node.someTexts("examples"),
            node.someTexts("explaining"),
            node.someTexts("attacks"),
            node.someTexts("speakers"),
            node.someTexts("answering"),
            node.someTexts("unreached"),
            node.someTexts("made_up"),
            node.someTexts("own_refusals"),
            node.someTexts("logins"),
            node.someTexts("clients"),
            node.someTexts("citing"),
            node.someTexts("teaching"),
            node.someTexts("changes"),
            node.someTexts("placeholders"),
            programs(node.table("programs")));
    FactMapping.source(node);
    node.end();
    return words;
  }

  private static ProgramWords programs(Node node) {
    ProgramWords words =
        new ProgramWords(
            node.someTexts("beginnings"),
            node.someTexts("traces"),
            node.someTexts("errors"),
            Set.copyOf(node.someTexts("declarations")),
            Set.copyOf(node.someTexts("blocks")),
            Set.copyOf(node.someTexts("controls")),
            Set.copyOf(node.someTexts("givings")),
            node.someTexts("commands"),
            node.someTexts("settings"),
            Set.copyOf(node.someTexts("expected")),
            Set.copyOf(node.someTexts("printed")));
    node.end();
    return words;
  }
}
