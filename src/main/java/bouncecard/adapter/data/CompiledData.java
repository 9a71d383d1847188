package bouncecard.adapter.data;

import bouncecard.adapter.data.DataTree.LanguageFiles;
import bouncecard.catalog.lexicon.Lexicon;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Data files that were found sound, as the program carries them.
///
/// @param facts the files of facts by their name
/// @param rules the files of rules by their owner, without what is only for tests
/// @param services the files of mail services by their name
/// @param lexicon the lexicon as tables
/// @param texts the texts of each language by its tag, with those in English that it lacks
/// @param lacking what each language lacks, a line each; complete ones are not in it
record CompiledData(
    Map<String, Object> facts,
    Map<String, Object> rules,
    Map<String, Object> services,
    Lexicon lexicon,
    SortedMap<String, LanguageFiles> texts,
    SortedMap<String, List<String>> lacking) {}
