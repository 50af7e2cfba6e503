package org.netrospect.core.session;

/**
 * A session about which its own bytes say too little: others may have announced it.
 *
 * @param between its hosts
 * @param time of the packet in which that became clear
 */
public record Unexplained(Session session, HostPair between, SessionEnd client, SessionEnd server, long time) {
}
