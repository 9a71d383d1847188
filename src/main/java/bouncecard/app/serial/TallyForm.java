package bouncecard.app.serial;

import bouncecard.app.Answer;
import bouncecard.tally.Count;
import bouncecard.tally.Problem;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.DomainTally;
import bouncecard.tally.TallyReport.ProblemTally;
import bouncecard.tally.Totals;
import java.util.List;

/// The serial form of what a whole log, mailbox or batch tells.
final class TallyForm {
  /// As many as anybody looks at.
  private static final int MOST = 1_000;

  private static final long LARGEST = 1L << 40;

  private final KnownNames names;

  TallyForm(KnownNames names) {
    this.names = names;
  }

  static void write(Answer.TriageAnswer answer, SerialOut out) {
    TallyReport tally = answer.tally();
    out.number(tally.from());
    out.number(tally.to());
    write(tally.totals(), out);
    out.number(tally.attempts());
    out.number(tally.untried());
    out.list(MOST, tally.problems(), one -> write(one, out));
    out.list(
        MOST,
        tally.domains(),
        one -> {
          out.text(one.domain());
          write(one.totals(), out);
        });
    out.number(tally.bucketSeconds());
    out.list(MOST, tally.times(), one -> write(one, out));
    write(answer.unknown(), out);
    write(answer.ownRefusals(), out);
    out.number(answer.part());
  }

  private static void write(ProblemTally one, SerialOut out) {
    out.text(one.problem().cause());
    out.text(one.problem().provider());
    write(one.totals(), out);
    out.number(one.attempts());
    out.number(one.first());
    out.number(one.last());
    write(one.domains(), out);
    write(one.addresses(), out);
    write(one.selectors(), out);
    write(one.blockLists(), out);
    out.number(one.isExact() ? 1 : 0);
    out.list(MOST, one.times(), out::number);
  }

  private static void write(Totals totals, SerialOut out) {
    out.number(totals.delivered());
    out.number(totals.waiting());
    out.number(totals.failed());
  }

  private static void write(List<Count> counts, SerialOut out) {
    out.list(
        MOST,
        counts,
        one -> {
          out.text(one.name());
          out.number(one.times());
        });
  }

  Answer.TriageAnswer read(SerialIn in) {
    TallyReport tally =
        new TallyReport(
            number(in),
            number(in),
            totals(in),
            number(in),
            number(in),
            in.list(MOST, () -> problem(in)),
            in.list(MOST, () -> new DomainTally(in.text(), totals(in))),
            number(in),
            in.list(MOST, () -> totals(in)));
    List<Count> unknown = counts(in);
    List<Count> refused = in.list(MOST, () -> new Count(cause(in), number(in)));
    int part = in.number(tally.problems().size());
    boolean isWhole =
        tally.problems().stream().allMatch(one -> one.times().size() == tally.times().size());
    if (!isWhole) {
      throw new SerialException("times of something else");
    }
    return new Answer.TriageAnswer(tally, unknown, refused, part);
  }

  private ProblemTally problem(SerialIn in) {
    return new ProblemTally(
        new Problem(cause(in), in.text()),
        totals(in),
        number(in),
        number(in),
        number(in),
        counts(in),
        counts(in),
        counts(in),
        counts(in),
        in.number(1) == 1,
        List.of(), // nobody may be named where this is sent
        in.list(MOST, () -> number(in)));
  }

  private String cause(SerialIn in) {
    return names.cause(in.text()).id();
  }

  /// A count or a moment; none is larger.
  private static long number(SerialIn in) {
    long number = in.number();
    if (number < 0 || number > LARGEST) {
      throw new SerialException("a number above " + LARGEST);
    }
    return number;
  }

  private static Totals totals(SerialIn in) {
    return new Totals(number(in), number(in), number(in));
  }

  private static List<Count> counts(SerialIn in) {
    return in.list(MOST, () -> new Count(in.text(), number(in)));
  }
}
