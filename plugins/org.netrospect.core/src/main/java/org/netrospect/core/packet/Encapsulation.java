package org.netrospect.core.packet;

/**
 * What stands around a datagram. Instances are shared by the decoder: the same tags give the same object as long as
 * they follow one another closely.
 *
 * @param vlans VLAN ids from the outside in, comma-separated ({@code 100,7}); empty if none
 * @param tunnel tunnels and labels from the outside in, semicolon-separated, each with its kind, its identifier and its
 *            endpoints ({@code vxlan 123 10.0.0.1>10.0.0.2}; {@code mpls 16}; {@code pppoe 5}); empty if none
 */
public record Encapsulation(String vlans, String tunnel) {
    /** Nothing around it. */
    public static final Encapsulation NONE = new Encapsulation("", "");
}
