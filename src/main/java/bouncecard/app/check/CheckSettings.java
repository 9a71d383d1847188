package bouncecard.app.check;

import bouncecard.probe.Timeouts;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.domain.BlockList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the operator allows checks.
///
/// @param isOn whether there are any; off until somebody says otherwise
/// @param ehlo the name that we say to servers
/// @param port the port of mail servers: 25, but in a lab
/// @param verifies whether VRFY is sent
/// @param opened networks that may be dialled though they are not public
/// @param onlyOpened whether nothing but those may be dialled
/// @param mostAtOnce how many checks run at the same time
/// @param lists the DNSBLs that are asked
public record CheckSettings(
    boolean isOn,
    Optional<DomainName> ehlo,
    int port,
    boolean verifies,
    Timeouts patience,
    Permits permits,
    Quotas quotas,
    Lifetimes lifetimes,
    List<Cidr> opened,
    boolean onlyOpened,
    int mostAtOnce,
    List<BlockList> lists) {

  /// Copies the lists.
  public CheckSettings {
    opened = List.copyOf(opened);
    lists = List.copyOf(lists);
  }

  /// The same with these DNSBLs.
  public CheckSettings asking(List<BlockList> others) {
    return new CheckSettings(
        isOn,
        ehlo,
        port,
        verifies,
        patience,
        permits,
        quotas,
        lifetimes,
        opened,
        onlyOpened,
        mostAtOnce,
        others);
  }

  /// What holds where nothing is said: no checks.
  public static final CheckSettings OFF =
      new CheckSettings(
          false,
          Optional.empty(),
          25,
          true,
          Timeouts.USUAL,
          new Permits(false, Set.of(), Set.of(), Set.of(), Set.of()),
          Quotas.USUAL,
          Lifetimes.USUAL,
          List.of(),
          false,
          200,
          List.of());

  /// Who may ask for what.
  ///
  /// In a chat it takes a listed channel, a listed person, or both: where channels are listed, the
  /// channel must be one of them; where people or roles are listed, the person must be or have one
  /// of them; where none of the three is listed, nobody may.
  ///
  /// @param anyDomain whether the list of domains does not matter
  /// @param domains those that may be asked about, with what is below them
  public record Permits(
      boolean anyDomain,
      Set<DomainName> domains,
      Set<String> channels,
      Set<String> roles,
      Set<String> users) {

    /// Copies the sets.
    public Permits {
      domains = Set.copyOf(domains);
      channels = Set.copyOf(channels);
      roles = Set.copyOf(roles);
      users = Set.copyOf(users);
    }
  }

  /// How often. Some receivers allow two connections a minute from one address.
  ///
  /// @param organisationADay checks of servers of one organisation, whatever the domain
  /// @param pause between two conversations with one address
  /// @param stayAway how long a server is left alone that told us to go away
  /// @param longestTurn how long a check waits for its turn at an address
  public record Quotas(
      int personAnHour,
      int channelAnHour,
      int domainADay,
      int organisationADay,
      Duration pause,
      Duration stayAway,
      Duration longestTurn) {

    /// Small: a check is for one bounce that somebody looks into.
    public static final Quotas USUAL =
        new Quotas(
            10, 30, 20, 40, Duration.ofSeconds(30), Duration.ofHours(6), Duration.ofSeconds(40));
  }

  /// How long answers are kept.
  ///
  /// @param definite a mailbox that is there, is not, is full or disabled
  /// @param temporary what was put off, and what could not be told
  /// @param trouble what failed on our side or on the way: DNS, connections
  /// @param catchAll that a domain takes everything
  /// @param domain what was found about a domain
  /// @param routing where mail for a domain goes: MX records and the addresses of their hosts
  /// @param recheck after how long it makes sense to ask again what was put off
  public record Lifetimes(
      Duration definite,
      Duration temporary,
      Duration trouble,
      Duration catchAll,
      Duration domain,
      Duration routing,
      Duration recheck) {

    /// Greylisting passes after 5 to 30 minutes in most places.
    public static final Lifetimes USUAL =
        new Lifetimes(
            Duration.ofHours(6),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofHours(24),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15));
  }
}
