package bouncecard.adapter.dns;

import bouncecard.probe.dns.DnsAnswer.Failed;
import org.xbill.DNS.Message;

/// The outcome of a question to one resolver.
sealed interface ResolverReply {

  /// An answer: that there are records, or no such records, or no such name.
  record Said(Message message) implements ResolverReply {}

  /// No answer.
  record None(Failed.Kind kind) implements ResolverReply {}
}
