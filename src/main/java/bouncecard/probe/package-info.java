/// Live checks as steps over ports: the conversation with a mail server (RFC 5321), and what it
/// comes to. Nothing here touches the network.
@NullMarked
package bouncecard.probe;

import org.jspecify.annotations.NullMarked;
