package bouncecard.decode;

import bouncecard.delivery.BounceKind;
import bouncecard.dsn.Bound;
import bouncecard.read.exception.RefusedSender;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that was read from one text or mail.
///
/// @param replyCodes every reply code that a server said in it, in order, each once
/// @param enhancedStatusCodes every enhanced status code, in order, each once
/// @param reports one per recipient; one without a recipient where only a reply was found
/// @param unaddressed what a mail tells of a failure whose recipient it does not name, or names in
///   a way that nobody can use
/// @param bounds what was met while it was read: there is more than this
/// @param grade how sure it is that it tells of a delivery; empty where that was not weighed
/// @param provenance how the paste was read; empty unless it was asked for
public record Decoding(
    BounceKind kind,
    List<ReplyCode> replyCodes,
    List<EnhancedStatusCode> enhancedStatusCodes,
    List<Report> reports,
    List<Report> unaddressed,
    Set<Bound> bounds,
    Optional<Grade> grade,
    Optional<Provenance> provenance) {

  private static final int MOST_REPORTS = 1_000;

  /// Nothing was recognised.
  public static final Decoding NONE =
      new Decoding(BounceKind.NOT_A_BOUNCE, List.of(), List.of(), List.of(), List.of(), Set.of());

  /// A decoding whose grade was not weighed, without its provenance.
  public Decoding(
      BounceKind kind,
      List<ReplyCode> replyCodes,
      List<EnhancedStatusCode> enhancedStatusCodes,
      List<Report> reports,
      List<Report> unaddressed,
      Set<Bound> bounds) {
    this(
        kind,
        replyCodes,
        enhancedStatusCodes,
        reports,
        unaddressed,
        bounds,
        Optional.empty(),
        Optional.empty());
  }

  /// Whether nothing was found: an accepted session is no bounce, and is told all the same.
  public boolean isNothing() {
    return kind == BounceKind.NOT_A_BOUNCE && all().isEmpty();
  }

  /// Copies the lists.
  public Decoding {
    replyCodes = List.copyOf(replyCodes);
    enhancedStatusCodes = List.copyOf(enhancedStatusCodes);
    reports = List.copyOf(reports);
    unaddressed = List.copyOf(unaddressed);
    bounds = Set.copyOf(bounds);
  }

  /// What was read from several, as if it had been one: what failed is said first.
  public static Decoding of(List<Decoding> several) {
    if (several.size() == 1) {
      return several.getFirst();
    }
    Set<Bound> bounds = EnumSet.noneOf(Bound.class);
    several.forEach(one -> bounds.addAll(one.bounds()));
    List<Report> reports = several.stream().flatMap(one -> one.reports().stream()).toList();
    if (reports.size() > MOST_REPORTS) {
      bounds.add(Bound.RECIPIENTS);
    }
    return new Decoding(
        several.stream()
            .map(Decoding::kind)
            .min(BounceKind::compareTo)
            .orElse(BounceKind.NOT_A_BOUNCE),
        several.stream().flatMap(one -> one.replyCodes().stream()).distinct().toList(),
        several.stream().flatMap(one -> one.enhancedStatusCodes().stream()).distinct().toList(),
        reports.stream().limit(MOST_REPORTS).toList(),
        several.stream().flatMap(one -> one.unaddressed().stream()).limit(MOST_REPORTS).toList(),
        bounds,
        several.stream().flatMap(one -> one.grade().stream()).min(Grade::compareTo),
        Optional.empty());
  }

  /// The same of that grade.
  public Decoding withGrade(Grade weighed) {
    return new Decoding(
        kind,
        replyCodes,
        enhancedStatusCodes,
        reports,
        unaddressed,
        bounds,
        Optional.of(weighed),
        Optional.empty());
  }

  /// The same of the sender that a library's error names: no reply of a server repeats it.
  ///
  /// @param pasted what was read, as it was pasted
  public Decoding withRefusedSender(String pasted) {
    return RefusedSender.in(pasted)
        .map(
            sender ->
                withReports(
                    reports.stream().map(report -> report.withSender(sender)).toList(),
                    unaddressed))
        .orElse(this);
  }

  /// The same with these reports in the place of its own.
  public Decoding withReports(List<Report> chosen) {
    return withReports(chosen, unaddressed);
  }

  /// The same of these reports alone.
  public Decoding only(List<Report> chosen) {
    return withReports(chosen, List.of());
  }

  /// The same with other reports; how it was read was told of its own.
  Decoding withReports(List<Report> addressed, List<Report> without) {
    return new Decoding(
        kind, replyCodes, enhancedStatusCodes, addressed, without, bounds, grade, Optional.empty());
  }

  /// The same with how it was read.
  Decoding withProvenance(Provenance read) {
    return new Decoding(
        kind,
        replyCodes,
        enhancedStatusCodes,
        reports,
        unaddressed,
        bounds,
        grade,
        Optional.of(read));
  }

  /// Nothing was recognised in what was read.
  static Decoding nothing(Set<Bound> bounds) {
    return bounds.isEmpty()
        ? NONE
        : new Decoding(BounceKind.NOT_A_BOUNCE, List.of(), List.of(), List.of(), List.of(), bounds);
  }

  /// The same, of which a part was skipped before.
  public Decoding within(Set<Bound> met) {
    Set<Bound> all = EnumSet.noneOf(Bound.class);
    all.addAll(met);
    all.addAll(bounds);
    return new Decoding(
        kind, replyCodes, enhancedStatusCodes, reports, unaddressed, all, grade, Optional.empty());
  }

  /// All of them, those with a recipient first.
  public List<Report> all() {
    if (unaddressed.isEmpty()) {
      return reports;
    }
    List<Report> all = new ArrayList<>(reports);
    all.addAll(unaddressed);
    return all;
  }
}
