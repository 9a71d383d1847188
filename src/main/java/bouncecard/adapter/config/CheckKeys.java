package bouncecard.adapter.config;

import bouncecard.app.config.Setting;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of live checks: the table `check`.
final class CheckKeys {
  private static final int DAY = 86_400;
  private static final int WEEK = 7 * DAY;
  private static final int MOST = 10_000;

  static final Setting<Boolean> ON =
      Setting.of(
          "check.on", "false", CheckKinds.truth(), "whether live checks may be asked for at all");

  static final Setting<Optional<DomainName>> EHLO =
      Setting.optional(
          "check.ehlo",
          CheckKinds.domain(),
          "the name said in EHLO: this machine's own, with an address and a PTR that leads back");

  static final Setting<List<CheckKinds.Reach>> DOMAINS =
      Setting.list(
          "check.domains",
          List.of(),
          CheckKinds.reach(),
          "the domains that may be asked about, with what is below them; * for any");

  static final Setting<List<String>> CHANNELS =
      Setting.list(
          "check.channels", List.of(), CheckKinds.id(), "the channels in which checks may be run");

  static final Setting<List<String>> ROLES =
      Setting.list(
          "check.roles",
          List.of(),
          CheckKinds.id(),
          "the roles that may run checks, where a platform has roles");

  static final Setting<List<String>> USERS =
      Setting.list("check.users", List.of(), CheckKinds.id(), "the people who may run checks");

  static final Setting<Boolean> VRFY =
      Setting.of("check.vrfy", "true", CheckKinds.truth(), "whether VRFY is sent beside RCPT");

  static final Setting<List<String>> RESOLVERS =
      Setting.list(
          "check.resolvers",
          List.of(),
          CheckKinds.resolver(),
          "the resolvers to ask; none: the system's");

  static final Setting<List<DomainName>> DNSBLS =
      Setting.list(
          "check.dnsbls",
          List.of(),
          CheckKinds.domain(),
          "the DNSBLs that checks of domains ask, by their zones");

  static final Setting<Integer> PERSON =
      limit("check.person-an-hour", "10", "checks of one person in an hour");

  static final Setting<Integer> CHANNEL =
      limit("check.channel-an-hour", "30", "checks of one channel in an hour");

  static final Setting<Integer> DOMAIN =
      limit("check.domain-a-day", "20", "checks of one domain in a day");

  static final Setting<Integer> ORGANISATION =
      limit(
          "check.organisation-a-day", "40", "checks at mail servers of one organisation in a day");

  static final Setting<Duration> PAUSE =
      seconds("check.pause", "30", 600, "between two conversations with one address");

  static final Setting<Duration> STAY_AWAY =
      seconds("check.stay-away", "21600", DAY, "a server is left alone that told us to go away");

  static final Setting<Duration> KEEP_DEFINITE =
      seconds("check.keep-definite", "21600", WEEK, "a sure answer about a mailbox is kept");

  static final Setting<Duration> KEEP_TEMPORARY =
      seconds("check.keep-temporary", "900", DAY, "what was put off or stayed unsure is kept");

  static final Setting<Duration> KEEP_TROUBLE =
      seconds("check.keep-trouble", "120", DAY, "what failed on the way is kept");

  static final Setting<Duration> KEEP_CATCH_ALL =
      seconds("check.keep-catch-all", "86400", WEEK, "it is kept that a domain takes everything");

  static final Setting<Duration> KEEP_DOMAIN =
      seconds("check.keep-domain", "1800", DAY, "what a domain publishes is kept");

  static final Setting<Duration> KEEP_ROUTING =
      seconds("check.keep-routing", "600", DAY, "where mail for a domain goes is kept");

  static final Setting<Duration> RECHECK =
      seconds("check.recheck", "900", DAY, "to wait before what was put off is asked again");

  static final Setting<Integer> PORT =
      Setting.of(
          "check.port",
          "25",
          CheckKinds.port(),
          "the port of mail servers; another for a lab only");

  static final Setting<List<Cidr>> NETWORKS =
      Setting.list(
          "check.networks",
          List.of(),
          CheckKinds.network(),
          "networks that may be dialled though they are not public; for a lab only");

  static final List<Setting<?>> ALL =
      List.of(
          ON,
          EHLO,
          DOMAINS,
          CHANNELS,
          ROLES,
          USERS,
          VRFY,
          RESOLVERS,
          DNSBLS,
          PERSON,
          CHANNEL,
          DOMAIN,
          ORGANISATION,
          PAUSE,
          STAY_AWAY,
          KEEP_DEFINITE,
          KEEP_TEMPORARY,
          KEEP_TROUBLE,
          KEEP_CATCH_ALL,
          KEEP_DOMAIN,
          KEEP_ROUTING,
          RECHECK,
          PORT,
          NETWORKS);

  private CheckKeys() {}

  private static Setting<Integer> limit(String name, String usual, String meaning) {
    return Setting.of(name, usual, CheckKinds.number(1, MOST), meaning);
  }

  private static Setting<Duration> seconds(String name, String usual, int most, String meaning) {
    return Setting.of(name, usual, ValueParsers.seconds(most), "seconds " + meaning);
  }
}
