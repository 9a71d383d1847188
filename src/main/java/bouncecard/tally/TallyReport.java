package bouncecard.tally;

import java.util.List;

/// The report that a tally comes to.
///
/// @param from the first second that was told of, since 1970; 0 where no time was
/// @param to the last one
/// @param totals all recipients
/// @param attempts how often it was tried in vain
/// @param untried how many of those who wait nobody has tried yet: they are in no problem
/// @param problems why mail is not delivered, the most recipients first
/// @param domains the domains with the most recipients
/// @param bucketSeconds how long each bucket of `times` is; 0 where no time was told
/// @param times recipients by the time of their last state, from `from` on without a gap
public record TallyReport(
    long from,
    long to,
    Totals totals,
    long attempts,
    long untried,
    List<ProblemTally> problems,
    List<DomainTally> domains,
    long bucketSeconds,
    List<Totals> times) {

  /// Copies the lists.
  public TallyReport {
    problems = List.copyOf(problems);
    domains = List.copyOf(domains);
    times = List.copyOf(times);
  }

  /// The same with no more than the first problems.
  public TallyReport withProblems(int most) {
    return new TallyReport(
        from,
        to,
        totals,
        attempts,
        untried,
        problems.subList(0, Math.min(problems.size(), most)),
        domains,
        bucketSeconds,
        times);
  }

  /// One problem.
  ///
  /// @param totals recipients whose last state it is: waiting and failed
  /// @param attempts how often it was met
  /// @param first the second when it was met first
  /// @param last the second when it was met last
  /// @param domains the recipients' domains, the most frequent first
  /// @param addresses the IP addresses of ours that it was told of
  /// @param selectors the DKIM selectors of ours that replies named
  /// @param blockLists the block lists that replies named
  /// @param isExact whether the counts of addresses, selectors and block lists are right; where
  ///   there were very many different ones, none is too low and some may be too high
  /// @param recipients the recipients' addresses in order, where people asked for them
  /// @param times recipients by bucket, as the whole's `times`
  public record ProblemTally(
      Problem problem,
      Totals totals,
      long attempts,
      long first,
      long last,
      List<Count> domains,
      List<Count> addresses,
      List<Count> selectors,
      List<Count> blockLists,
      boolean isExact,
      List<String> recipients,
      List<Long> times) {

    /// Copies the lists.
    public ProblemTally {
      domains = List.copyOf(domains);
      addresses = List.copyOf(addresses);
      selectors = List.copyOf(selectors);
      blockLists = List.copyOf(blockLists);
      recipients = List.copyOf(recipients);
      times = List.copyOf(times);
    }
  }

  /// One domain.
  public record DomainTally(String domain, Totals totals) {}
}
