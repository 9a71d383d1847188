/// Coverage-guided fuzzing of everything that reads what unattributedMatches wrote, and the kept
/// inputs read again as tests. CONTRIBUTING says how to fuzz and how to keep what was found.
@NullMarked
package bouncecard.fuzz;

import org.jspecify.annotations.NullMarked;
