package bouncecard.catalog.service;

import static java.util.Collections.unmodifiableMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys and words by which an event is read whose service is not known. Keys are folded as
/// [WordPattern#fold] does.
///
/// @param fields the keys of each field, the most telling first; `response content` is the key
///   `content` within `response`
/// @param words the keys of the words that the verdicts go by
/// @param strangers keys under which no recipient stands
/// @param codes the reply codes that servers send; any other number beside a reply is none
/// @param mail pieces of keys and words that only mail has: with one of them an event is of mail
/// @param verdicts what the words mean
public record GeneralWords(
    Map<EventField, List<String>> fields,
    Map<String, List<String>> words,
    Set<String> strangers,
    Set<String> codes,
    List<String> mail,
    MailService verdicts) {

  /// Copies the collections, in their order: what is shown of an event stands in it.
  public GeneralWords {
    fields = unmodifiableMap(new LinkedHashMap<>(fields));
    words = unmodifiableMap(new LinkedHashMap<>(words));
    strangers = Set.copyOf(strangers);
    codes = Set.copyOf(codes);
    mail = List.copyOf(mail);
  }
}
