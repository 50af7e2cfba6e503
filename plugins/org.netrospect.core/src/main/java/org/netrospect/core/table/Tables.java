package org.netrospect.core.table;

import static org.netrospect.core.table.ColumnType.ADDRESS;
import static org.netrospect.core.table.ColumnType.DECIMAL;
import static org.netrospect.core.table.ColumnType.DURATION;
import static org.netrospect.core.table.ColumnType.INTEGER;
import static org.netrospect.core.table.ColumnType.TEXT;
import static org.netrospect.core.table.ColumnType.TIME;

import java.util.List;

/** The tables of a case: names, columns, types, titles and descriptions, in the order of the command-line contract. */
public final class Tables {
    public static final TableSchema CAPTURES = new TableSchema("captures", List.of(
            column("id", INTEGER, "Id", "Number of the capture within the case, from 1"),
            column("file", TEXT, "File", "Where the capture was when it was imported"),
            column("sha256", TEXT, "SHA-256", "SHA-256 of the file, taken at import"),
            column("bytes", INTEGER, "Bytes", "Size of the file in bytes"),
            column("packets", INTEGER, "Packets", "Packets in the capture"),
            column("linktypes", TEXT, "Link types", "Link types of its interfaces"),
            column("first", TIME, "First", "Time of the earliest packet"),
            column("last", TIME, "Last", "Time of the latest packet"),
            column("snaplen", INTEGER, "Snap length", "Bytes recorded of a packet at most; 0 for no limit"),
            column("truncated_packets", INTEGER, "Truncated",
                    "Packets of which less was recorded than was on the wire"),
            column("irregularities", INTEGER, "Irregularities", "Irregularities found in the capture"),
            column("state", TEXT, "State", "importing, complete or partial"),
            column("format", TEXT, "Format", "File format, with the compression around it")));

    public static final TableSchema SESSIONS = new TableSchema("sessions", List.of(
            column("id", INTEGER, "Id", "Number of the session within the case, in the order of first packets"),
            column("capture", INTEGER, "Capture", "Id of the capture its first packet is in"),
            column("stime", TIME, "Start", "Time of the first packet"),
            column("ltime", TIME, "End", "Time of the last packet"),
            column("dur", DURATION, "Duration", "Seconds from the first to the last packet"),
            column("proto", TEXT, "Proto", "Transport: IANA's keyword in lower case, or arp"),
            column("saddr", ADDRESS, "Client", "Address of who opened the session"),
            column("sport", INTEGER, "Port", "Port of the client; for ICMP the type of the request"),
            column("daddr", ADDRESS, "Server", "Address of who answered"),
            column("dport", INTEGER, "Port", "Port of the server; for ICMP the type of the answer, or the code"),
            column("service", TEXT, "Service", "Application protocol, recognised from what was said"),
            column("state", TEXT, "State", "How far the session got: Zeek's conn_state"),
            column("history", TEXT, "History", "What happened in order: Zeek's letters, capitals from the client"),
            column("spkts", INTEGER, "Sent pkts", "Packets sent by the client"),
            column("dpkts", INTEGER, "Recv pkts", "Packets sent by the server"),
            column("sbytes", INTEGER, "Sent", "Bytes of the client's packets on the wire, link layer included"),
            column("dbytes", INTEGER, "Recv", "Bytes of the server's packets on the wire, link layer included"),
            column("sappbytes", INTEGER, "Sent payload", "Payload bytes sent by the client"),
            column("dappbytes", INTEGER, "Recv payload", "Payload bytes sent by the server"),
            column("abr", DECIMAL, "ABR", "Application byte ratio, -1 (client only receives) to 1 (only sends)"),
            column("sload", DECIMAL, "Sent load", "Bits a second sent by the client over the duration"),
            column("dload", DECIMAL, "Recv load", "Bits a second sent by the server over the duration"),
            column("srate", DECIMAL, "Sent rate", "Packets a second sent by the client over the duration"),
            column("drate", DECIMAL, "Recv rate", "Packets a second sent by the server over the duration"),
            column("smeansz", DECIMAL, "Sent mean", "Mean size in bytes of the client's packets"),
            column("dmeansz", DECIMAL, "Recv mean", "Mean size in bytes of the server's packets"),
            column("sretrans", INTEGER, "Sent retrans", "Packets in which the client repeated bytes"),
            column("dretrans", INTEGER, "Recv retrans", "Packets in which the server repeated bytes"),
            column("sgap", INTEGER, "Sent gap", "Bytes of the client's stream that are in no packet"),
            column("dgap", INTEGER, "Recv gap", "Bytes of the server's stream that are in no packet"),
            column("sttl", INTEGER, "Sent TTL", "TTL or hop limit of the client's first packet"),
            column("dttl", INTEGER, "Recv TTL", "TTL or hop limit of the server's first packet"),
            column("sco", TEXT, "From", "Country of the client's address"),
            column("dco", TEXT, "To", "Country of the server's address"),
            column("sas", TEXT, "Client AS", "Network owner of the client's address"),
            column("das", TEXT, "Server AS", "Network owner of the server's address"),
            column("vlans", TEXT, "VLANs", "VLAN ids from the outside in"),
            column("tunnel", TEXT, "Tunnel", "Tunnels and labels around the session, from the outside in"),
            column("community_id", TEXT, "Community id", "Community ID flow hash, version 1"),
            column("score", INTEGER, "Score", "Anomaly score, 1 to 1000"),
            column("packet", INTEGER, "Packet", "Number of its first packet in the capture"),
            column("smac", TEXT, "Client MAC", "Hardware address of the client's side of the link"),
            column("dmac", TEXT, "Server MAC", "Hardware address of the server's side of the link")));

    public static final TableSchema PACKETS = new TableSchema("packets", List.of(
            column("capture", INTEGER, "Capture", "Id of the capture"),
            column("number", INTEGER, "No.", "Number of the packet in the capture, from 1"),
            column("time", TIME, "Time", "When it was recorded"),
            column("session", INTEGER, "Session", "Id of the session"),
            column("length", INTEGER, "Length", "Bytes on the wire"),
            column("captured", INTEGER, "Captured", "Bytes that were recorded"),
            column("linktype", TEXT, "Link", "Link type of its interface"),
            column("irregularity", TEXT, "Irregularity", "What is wrong with the packet")));

    public static final TableSchema IRREGULARITIES = new TableSchema("irregularities", List.of(
            column("capture", INTEGER, "Capture", "Id of the capture"),
            column("packet", INTEGER, "Packet", "Number of the packet in the capture"),
            column("time", TIME, "Time", "Time of the packet"),
            column("session", INTEGER, "Session", "Id of the session it belongs to"),
            column("what", TEXT, "What", "Short name, the same for the same thing"),
            column("detail", TEXT, "Detail", "What, where, and the consequence")));

    /** All of them, in the order of the contract. */
    public static final List<TableSchema> ALL = List.of(CAPTURES, SESSIONS, PACKETS, IRREGULARITIES);

    private Tables() {
    }

    private static Column column(String name, ColumnType type, String title, String description) {
        return new Column(name, type, title, description);
    }
}
