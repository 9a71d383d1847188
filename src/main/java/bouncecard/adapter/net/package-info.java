/// Connections to mail servers: sockets and TLS of the platform, within bounds of time and size.
@NullMarked
package bouncecard.adapter.net;

import org.jspecify.annotations.NullMarked;
