package bouncecard.adapter.cache;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsType;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/// A DNS whose answers are kept for a while: for where mail goes, which many checks of one domain
/// share. What failed is asked again, and every address is judged anew by whoever dials it.
public final class KeptDns implements Dns {
  private static final long MOST = 10_000;

  private final Dns dns;
  private final Cache<Question, DnsAnswer> answers;

  private record Question(DomainName name, DnsType type) {}

  /// Keeps the answers of `dns` for so long.
  ///
  /// @param ticker nanoseconds that go on
  public KeptDns(Dns dns, Duration life, Ticker ticker) {
    this.dns = dns;
    this.answers =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(Runnable::run)
            .maximumSize(MOST)
            .expireAfterWrite(life)
            .build();
  }

  @Override
  public DnsAnswer ask(DomainName name, DnsType type) {
    Question question = new Question(name, type);
    DnsAnswer kept = answers.getIfPresent(question);
    if (kept != null) {
      return kept;
    }
    DnsAnswer answer = dns.ask(name, type);
    switch (answer) {
      case DnsAnswer.Found _, DnsAnswer.NoData _, DnsAnswer.NoSuchDomain _ ->
          answers.put(question, answer);
      case DnsAnswer.Failed _ -> {}
    }
    return answer;
  }
}
