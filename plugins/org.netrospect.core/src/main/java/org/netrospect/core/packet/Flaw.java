package org.netrospect.core.packet;

import java.util.List;

/** What can be wrong with a single packet or datagram; each becomes an irregularity, once a session. */
public enum Flaw {
    TRUNCATED_CAPTURE("packet cut by snap length", "the recording holds fewer bytes than the packet had"),
    MALFORMED_LINK("malformed link layer", "the link-layer header ends early or contradicts itself"),
    MALFORMED_NETWORK("malformed network layer", "the IP or ARP header ends early or contradicts itself"),
    MALFORMED_TRANSPORT("malformed transport layer", "the transport header ends early or contradicts itself"),
    BAD_IP_CHECKSUM("bad IP checksum", "taken as it is; offload to the network card leaves such checksums too"),
    BAD_TRANSPORT_CHECKSUM("bad transport checksum",
            "taken as it is; offload to the network card leaves such checksums too"),
    ZERO_LENGTH_OFFLOAD("IP length is 0", "taken as segmentation offload: the length of the packet is used"),
    LENGTH_BEYOND_PACKET("IP length beyond the packet", "the IP header claims more bytes than the packet had"),
    TUNNEL_TOO_DEEP("tunnels nested too deep", "what is inside is not looked at"),
    FRAGMENT_OVERLAP("overlapping IP fragments",
            "the fragments overlap with different bytes: the first copy was taken"),
    FRAGMENT_INCOMPLETE("incomplete IP fragments", "not all fragments of the datagram are in the capture"),
    FRAGMENT_LIMIT("too many unfinished IP datagrams", "a limit of fragment reassembly was reached"),
    FRAGMENT_TOO_LONG("fragments beyond 65,535 bytes", "the fragments would make an impossibly long datagram"),
    UNKNOWN_LINK_TYPE("unknown link type", "packets of this interface are counted, not decoded"),
    TIME_BACKWARDS("time goes backwards", "a packet is older than the one before it by more than the limit");

    /** By their bits in {@link Datagram#flaws}. */
    public static final List<Flaw> ALL = List.of(values());

    private final String what;
    private final String consequence;

    Flaw(String what, String consequence) {
        this.what = what;
        this.consequence = consequence;
    }

    /** Short name, as in the column {@code what} of the irregularities. */
    public String what() {
        return what;
    }

    /** What it means for the analysis. */
    public String consequence() {
        return consequence;
    }

    /** {@link #consequence} as a sentence. */
    public String sentence() {
        return Character.toUpperCase(consequence.charAt(0)) + consequence.substring(1) + ".";
    }
}
