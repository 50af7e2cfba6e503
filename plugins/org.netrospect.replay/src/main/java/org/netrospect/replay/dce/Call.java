package org.netrospect.replay.dce;

/**
 * One side of a remote procedure call.
 *
 * @param request whether the client asks, otherwise the server answers
 * @param iface UUID of the interface in lower case, or "" if its bind was not seen
 * @param version of the interface, -1 if its bind was not seen
 * @param littleEndian byte order of the numbers in the stub
 */
public record Call(boolean request, String iface, int version, int operation, byte[] stub, boolean littleEndian) {
}
