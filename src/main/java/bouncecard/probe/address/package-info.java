/// Names and addresses as values: domains (IDNA 2008), mailboxes, IP addresses and networks, and
/// which of them are public.
@NullMarked
package bouncecard.probe.address;

import org.jspecify.annotations.NullMarked;
