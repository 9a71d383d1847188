package bouncecard.app.triage;

import bouncecard.app.Document;
import java.util.List;

/// Documents that are read together.
///
/// @param header the first line of a table, whose columns the lines have; empty for no table
record DocumentBlock(String header, List<Document> documents) {}
