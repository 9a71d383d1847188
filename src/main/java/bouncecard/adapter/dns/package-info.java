/// Questions to the operator's resolvers (RFC 1035, RFC 6891, RFC 7766), with dnsjava as the reader
/// and writer of messages.
@NullMarked
package bouncecard.adapter.dns;

import org.jspecify.annotations.NullMarked;
