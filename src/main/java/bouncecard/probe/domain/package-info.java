/// Checks of a domain by what it publishes: where its mail goes, who may send in its name (SPF,
/// DKIM, DMARC), how mail to it is to be encrypted (MTA-STS, TLS-RPT), and what is said of a
/// sending address (reverse DNS, DNSBLs). What is read here was written by strangers: readers go
/// through it once and stop at bounds.
@NullMarked
package bouncecard.probe.domain;

import org.jspecify.annotations.NullMarked;
