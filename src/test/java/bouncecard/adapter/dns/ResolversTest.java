package bouncecard.adapter.dns;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsAnswer.Failed;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The adapter against a server that says whatever a server may say.
class ResolversTest {
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final DomainName NAME = name("example.com");

  private static DomainName name(String text) {
    return DomainName.read(text).orElseThrow();
  }

  private static Record record(String name, int type, String data) throws IOException {
    return Record.fromString(Name.fromString(name), type, DClass.IN, 60, data, Name.root);
  }

  private static byte[] answer(Message query, Consumer<Message> filling, Record... records) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    for (Record record : records) {
      answer.addRecord(record, Section.ANSWER);
    }
    filling.accept(answer);
    return answer.toWire(65_535);
  }

  private static DnsAnswer ask(LoopbackDns.Answering answering, DnsType type) throws IOException {
    try (LoopbackDns server = new LoopbackDns(answering)) {
      return Resolvers.of(List.of(server.address()), PATIENCE).ask(NAME, type);
    }
  }

  private static LoopbackDns.Answering rcode(int rcode) {
    return (query, _) -> List.of(answer(query, answer -> answer.getHeader().setRcode(rcode)));
  }

  private static LoopbackDns.Answering records(Record... records) {
    return (query, _) -> List.of(answer(query, _ -> {}, records));
  }

  @Test
  void ask_whateverTheServerSays_tellsTheKindsApart() throws IOException {
    assertThat(ask(rcode(Rcode.NXDOMAIN), DnsType.A)).isEqualTo(new DnsAnswer.NoSuchDomain());
    assertThat(ask(rcode(Rcode.NOERROR), DnsType.A)).isEqualTo(new DnsAnswer.NoData());
    assertThat(ask(rcode(Rcode.SERVFAIL), DnsType.A)).isEqualTo(new Failed(Failed.Kind.SERVFAIL));
    assertThat(ask(rcode(Rcode.REFUSED), DnsType.A)).isEqualTo(new Failed(Failed.Kind.REFUSED));
    assertThat(ask(rcode(Rcode.NOTIMP), DnsType.A)).isEqualTo(new Failed(Failed.Kind.OTHER));
  }

  @Test
  void ask_addresses_keepsAMappedOneOfSixteenOctets() throws IOException {
    assertThat(ask(records(record("example.com.", Type.A, "192.0.2.1")), DnsType.A))
        .isEqualTo(found(new DnsRecord.Address(ip("192.0.2.1"))));
    assertThat(ask(records(record("example.com.", Type.AAAA, "::ffff:10.0.0.1")), DnsType.AAAA))
        .isEqualTo(found(new DnsRecord.Address(ip("::ffff:10.0.0.1"))));
  }

  @Test
  void ask_aNameThatNoHostHas_isAskedForAsItStands() throws IOException {
    List<String> asked = new ArrayList<>();
    LoopbackDns.Answering answering =
        (query, _) -> {
          asked.add(query.getQuestion().getName().toString());
          return List.of(answer(query, answer -> answer.getHeader().setRcode(Rcode.NXDOMAIN)));
        };
    try (LoopbackDns server = new LoopbackDns(answering)) {
      for (String name : List.of("a+b=c:d/e.example.com", "a b\\.c\\065.example.com", "@.$.(\")")) {
        Resolvers.of(List.of(server.address()), PATIENCE)
            .ask(DomainName.asked(name).orElseThrow(), DnsType.A);
      }
    }
    assertThat(asked)
        .containsExactly(
            "a+b=c:d/e.example.com.", "a\\032b\\\\.c\\\\065.example.com.", "\\@.\\$.\\(\\\"\\).");
  }

  @Test
  void ask_exchangers_readsTheRootAndNumbersAndWhatIsNoName() throws IOException {
    assertThat(
            ask(
                records(
                    record("example.com.", Type.MX, "0 ."),
                    record("example.com.", Type.MX, "10 MX.Example.COM."),
                    record("example.com.", Type.MX, "20 127.0.0.1."),
                    record("example.com.", Type.MX, "30 a\\.b.example.com.")),
                DnsType.MX))
        .isEqualTo(
            found(
                new DnsRecord.MailExchanger(0, Optional.empty()),
                new DnsRecord.MailExchanger(10, Optional.of(name("mx.example.com"))),
                new DnsRecord.MailExchanger(20, Optional.of(name("127.0.0.1"))),
                new DnsRecord.Unreadable(new UntrustedText("a\\.b.example.com."))));
  }

  @Test
  void ask_textOfSeveralStrings_joinsThemWithoutASpace() throws IOException {
    assertThat(
            ask(
                records(record("example.com.", Type.TXT, "\"v=spf1 ip4:192.0\" \".2.1 -all\"")),
                DnsType.TXT))
        .isEqualTo(found(new DnsRecord.Text(new UntrustedText("v=spf1 ip4:192.0.2.1 -all"))));
  }

  @Test
  void ask_aliasInTheAnswer_isFollowedAndOtherNamesArePassedOver() throws IOException {
    assertThat(
            ask(
                records(
                    record("example.com.", Type.CNAME, "one.example.net."),
                    record("one.example.net.", Type.CNAME, "two.example.net."),
                    record("evil.example.org.", Type.A, "10.0.0.1"),
                    record("two.example.net.", Type.A, "192.0.2.2")),
                DnsType.A))
        .isEqualTo(found(new DnsRecord.Address(ip("192.0.2.2"))));
  }

  @Test
  void ask_aliasWhoseTargetIsNotInTheAnswer_isAskedForAgain() throws IOException {
    LoopbackDns.Answering answering =
        (query, _) ->
            query.getQuestion().getName().equals(Name.fromConstantString("example.com."))
                ? List.of(
                    answer(query, _ -> {}, record("example.com.", Type.CNAME, "far.example.net.")))
                : List.of(answer(query, _ -> {}, record("far.example.net.", Type.A, "192.0.2.3")));
    assertThat(ask(answering, DnsType.A)).isEqualTo(found(new DnsRecord.Address(ip("192.0.2.3"))));
  }

  @Test
  void ask_aliasesInACircleOrWithoutEnd_fails() throws IOException {
    assertThat(
            ask(
                records(
                    record("example.com.", Type.CNAME, "one.example.net."),
                    record("one.example.net.", Type.CNAME, "example.com.")),
                DnsType.A))
        .isEqualTo(new Failed(Failed.Kind.OTHER));
    LoopbackDns.Answering endless =
        (query, _) -> {
          Name name = query.getQuestion().getName();
          return List.of(answer(query, _ -> {}, record(name + "", Type.CNAME, "x." + name)));
        };
    assertThat(ask(endless, DnsType.A)).isEqualTo(new Failed(Failed.Kind.OTHER));
  }

  @Test
  void ask_forAnAlias_givesTheAliasItself() throws IOException {
    assertThat(ask(records(record("example.com.", Type.CNAME, "a.example.net.")), DnsType.CNAME))
        .isEqualTo(found(new DnsRecord.Alias(name("a.example.net"))));
  }

  @Test
  void ask_cutAnswer_isAskedForByTcp() throws IOException {
    Record long_ = record("example.com.", Type.TXT, "\"" + "x".repeat(250) + "\"");
    LoopbackDns.Answering answering =
        (query, isStream) ->
            List.of(
                isStream
                    ? answer(query, _ -> {}, long_)
                    : answer(query, answer -> answer.getHeader().setFlag(Flags.TC)));
    try (LoopbackDns server = new LoopbackDns(answering)) {
      assertThat(Resolvers.of(List.of(server.address()), PATIENCE).ask(NAME, DnsType.TXT))
          .isEqualTo(found(new DnsRecord.Text(new UntrustedText("x".repeat(250)))));
      assertThat(server.asked()).containsExactly("udp example.com. TXT", "tcp example.com. TXT");
    }
  }

  @Test
  void ask_answersToOtherQuestions_arePassedOver() throws IOException {
    Record right = record("example.com.", Type.A, "192.0.2.4");
    LoopbackDns.Answering answering =
        (query, _) -> {
          byte[] good = answer(query, _ -> {}, right);
          byte[] otherId = good.clone();
          otherId[0] ^= 1;
          Message other = Message.newQuery(record("example.org.", Type.A, "10.0.0.1"));
          other.getHeader().setID(query.getHeader().getID());
          byte[] otherName = answer(other, _ -> {}, record("example.org.", Type.A, "10.0.0.1"));
          byte[] noAnswer = query.toWire();
          return List.of(new byte[] {1, 2, 3}, otherId, otherName, noAnswer, good);
        };
    assertThat(ask(answering, DnsType.A)).isEqualTo(found(new DnsRecord.Address(ip("192.0.2.4"))));
  }

  @Test
  void ask_silentServer_isAskedTwiceAndGivenUpInTime() throws IOException {
    try (LoopbackDns server = new LoopbackDns((_, _) -> List.of())) {
      long start = System.nanoTime();
      assertThat(Resolvers.of(List.of(server.address()), PATIENCE).ask(NAME, DnsType.A))
          .isEqualTo(new Failed(Failed.Kind.TIMED_OUT));
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(PATIENCE.multipliedBy(3).minusMillis(100), PATIENCE.multipliedBy(5));
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void ask_severalResolvers_goesOnToTheNextAfterSilenceAndFailure() throws IOException {
    try (LoopbackDns silent = new LoopbackDns((_, _) -> List.of());
        LoopbackDns broken = new LoopbackDns(rcode(Rcode.SERVFAIL));
        LoopbackDns good = new LoopbackDns(rcode(Rcode.NXDOMAIN))) {
      assertThat(
              Resolvers.of(List.of(silent.address(), broken.address(), good.address()), PATIENCE)
                  .ask(NAME, DnsType.A))
          .isEqualTo(new DnsAnswer.NoSuchDomain());
      assertThat(
              Resolvers.of(List.of(silent.address(), broken.address()), PATIENCE)
                  .ask(NAME, DnsType.A))
          .isEqualTo(new Failed(Failed.Kind.SERVFAIL));
      assertThat(broken.asked()).hasSize(2);
    }
  }

  @Test
  void ask_serverThatOnlyPointsElsewhere_saysNothingOfTheName() throws IOException {
    LoopbackDns.Answering referral =
        (query, _) ->
            List.of(
                answer(
                    query,
                    answer -> {
                      answer.getHeader().unsetFlag(Flags.RA);
                      answer.addRecord(
                          Record.newRecord(
                              Name.root, Type.NS, DClass.IN, 60, new byte[] {1, 'a', 0}),
                          Section.AUTHORITY);
                    }));
    assertThat(ask(referral, DnsType.A)).isEqualTo(new Failed(Failed.Kind.OTHER));
  }

  @Test
  void ask_manyAtOnce_leavesNoThreadBehind() throws Exception {
    Record right = record("example.com.", Type.A, "192.0.2.5");
    try (LoopbackDns server = new LoopbackDns(records(right))) {
      Resolvers resolvers = Resolvers.of(List.of(server.address()), Duration.ofSeconds(5));
      List<Future<DnsAnswer>> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<DnsAnswer> question = () -> resolvers.ask(NAME, DnsType.A);
        for (int i = 0; i < 200; i++) {
          answers.add(threads.submit(question));
        }
      }
      for (Future<DnsAnswer> answer : answers) {
        assertThat(answer.get()).isInstanceOf(DnsAnswer.Found.class);
      }
    }
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .noneMatch(thread -> thread.contains("dnsjava"));
  }

  @Test
  void parse_resolvers_takesAddressesAndNoNames() {
    assertThat(parsed("9.9.9.9")).contains("9.9.9.9 53");
    assertThat(parsed("127.0.0.53:5353")).contains("127.0.0.53 5353");
    assertThat(parsed("[::1]:5353")).contains("0:0:0:0:0:0:0:1 5353");
    assertThat(parsed("::1")).contains("0:0:0:0:0:0:0:1 53");
    for (String wrong :
        List.of(
            "",
            "dns.example.com",
            "1.1.1.1:",
            "1.1.1.1:0",
            "1.1.1.1:65536",
            "127.1",
            "[::1",
            "[::1]5",
            "1.1.1.1:x")) {
      assertThat(parsed(wrong)).as(wrong).isEmpty();
    }
  }

  private static Optional<String> parsed(String written) {
    return Resolvers.parse(written)
        .map(server -> server.getAddress().getHostAddress() + " " + server.getPort());
  }

  private static DnsAnswer found(DnsRecord... records) {
    return new DnsAnswer.Found(Arrays.asList(records));
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
