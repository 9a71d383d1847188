package bouncecard.probe;

import bouncecard.probe.address.DomainName;

/// How the checks of an operator are done.
///
/// @param ehlo the name that we say
/// @param port the port of mail servers: 25, but in a lab
/// @param verifies whether VRFY is sent
public record ProbeSettings(DomainName ehlo, int port, boolean verifies, Timeouts patience) {}
