package org.netrospect.replay.rule;

import java.util.List;

/**
 * Where a rule looks.
 *
 * @param ipProtocols numbers; empty for all
 * @param applications names of application protocols, one of which must have been recognised; empty for all
 */
public record Header(String protocol, List<Integer> ipProtocols, List<String> applications, boolean packetsOnly,
        boolean streamOnly, AddressSet source, PortSet sourcePorts, AddressSet destination, PortSet destinationPorts,
        boolean bothWays) {
}
