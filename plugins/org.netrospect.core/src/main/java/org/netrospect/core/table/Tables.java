package org.netrospect.core.table;

import static org.netrospect.core.table.ColumnType.ADDRESS;
import static org.netrospect.core.table.ColumnType.BOOLEAN;
import static org.netrospect.core.table.ColumnType.JSON;
import static org.netrospect.core.table.ColumnType.DECIMAL;
import static org.netrospect.core.table.ColumnType.DURATION;
import static org.netrospect.core.table.ColumnType.INTEGER;
import static org.netrospect.core.table.ColumnType.TEXT;

import java.util.List;

/** The tables of a case: names, columns, types, titles and descriptions, in the order of the command-line contract. */
public final class Tables {
    private static final Column SESSION = column("session", INTEGER, "Session", "Id of the session");
    private static final Column TIME = column("time", ColumnType.TIME, "Time", "When it began");
    private static final Column CLIENT = column("client", ADDRESS, "Client", "Address of the client");
    private static final Column SERVER = column("server", ADDRESS, "Server", "Address of the server");
    private static final Column CAPTURE = column("capture", INTEGER, "Capture", "Id of the capture it began in");
    private static final Column CAPTURE_OF = column("capture", INTEGER, "Capture", "Id of the capture");
    private static final Column PACKET = column("packet", INTEGER, "Packet", "Number of its first packet there");

    public static final TableSchema CAPTURES = new TableSchema("captures", List.of(
            column("id", INTEGER, "Id", "Number of the capture within the case, from 1"),
            column("file", TEXT, "File", "Where the capture was when it was imported"),
            column("sha256", TEXT, "SHA-256", "SHA-256 of the file, taken at import"),
            column("bytes", INTEGER, "Bytes", "Size of the file in bytes"),
            column("packets", INTEGER, "Packets", "Packets in the capture"),
            column("linktypes", TEXT, "Link types", "Link types of its interfaces"),
            column("first", ColumnType.TIME, "First", "Time of the earliest packet"),
            column("last", ColumnType.TIME, "Last", "Time of the latest packet"),
            column("snaplen", INTEGER, "Snap length", "Bytes recorded of a packet at most; 0 for no limit"),
            column("truncated_packets", INTEGER, "Truncated",
                    "Packets of which less was recorded than was on the wire"),
            column("irregularities", INTEGER, "Irregularities", "Irregularities found in the capture"),
            column("state", TEXT, "State", "importing, complete or partial"),
            column("format", TEXT, "Format", "File format, with the compression around it")));

    public static final TableSchema SESSIONS = new TableSchema("sessions", List.of(
            column("id", INTEGER, "Id", "Number of the session within the case, in the order of first packets"),
            column("capture", INTEGER, "Capture", "Id of the capture its first packet is in"),
            column("stime", ColumnType.TIME, "Start", "Time of the first packet"),
            column("ltime", ColumnType.TIME, "End", "Time of the last packet"),
            column("dur", DURATION, "Duration", "Seconds from the first to the last packet"),
            column("proto", TEXT, "Proto", "Transport: IANA's keyword in lower case, or arp, lldp, cdp, stp"),
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
            column("time", ColumnType.TIME, "Time", "When it was recorded"),
            column("session", INTEGER, "Session", "Id of the session"),
            column("length", INTEGER, "Length", "Bytes on the wire"),
            column("captured", INTEGER, "Captured", "Bytes that were recorded"),
            column("linktype", TEXT, "Link", "Link type of its interface"),
            column("irregularity", TEXT, "Irregularity", "What is wrong with the packet")));

    public static final TableSchema EVENTS = new TableSchema("events", List.of(
            SESSION, TIME,
            column("protocol", TEXT, "Protocol", "The protocol that did it"),
            column("kind", TEXT, "Kind", "What it did"),
            CLIENT, SERVER,
            column("subject", TEXT, "Subject", "What it was about: the name looked up, the address fetched"),
            column("detail", JSON, "Detail", "Everything that is known of it, as JSON"),
            CAPTURE, PACKET));

    public static final TableSchema DNS = new TableSchema("dns", List.of(
            SESSION, TIME, CLIENT, SERVER,
            column("transport", TEXT, "Transport", "udp, tcp, or mdns, llmnr, nbns where it is not plain DNS"),
            column("id", INTEGER, "Id", "Transaction id"),
            column("qname", TEXT, "Name", "The name that was looked up"),
            column("qtype", TEXT, "Type", "Record type that was asked for"),
            column("rcode", TEXT, "Answer code", "RCODE of the answer by name, none if there was no answer"),
            column("answers", TEXT, "Answers", "Data of the answer records, separated by commas"),
            column("ttls", TEXT, "TTLs", "Times to live of the answer records in seconds, separated by commas"),
            CAPTURE, PACKET));

    public static final TableSchema HTTP = new TableSchema("http", List.of(
            SESSION, TIME, CLIENT, SERVER,
            column("method", TEXT, "Method", "Request method"),
            column("host", TEXT, "Host", "Host header, authority, or the server's address"),
            column("uri", TEXT, "URI", "Request target as it was sent"),
            column("version", TEXT, "Version", "HTTP version of the request"),
            column("status", INTEGER, "Status", "Status code of the response"),
            column("user_agent", TEXT, "User agent", "What the client calls itself"),
            column("referer", TEXT, "Referer", "The page that led here, as the client says"),
            column("request_bytes", INTEGER, "Request bytes", "Bytes of the request's body as transferred"),
            column("response_bytes", INTEGER, "Response bytes", "Bytes of the response's body as transferred"),
            column("request_type", TEXT, "Request type", "Content-Type of the request"),
            column("response_type", TEXT, "Response type", "Content-Type of the response"),
            column("location", TEXT, "Location", "Where a redirection leads"),
            CAPTURE, PACKET));

    public static final TableSchema TLS = new TableSchema("tls", List.of(
            SESSION, TIME, CLIENT, SERVER,
            column("version", TEXT, "Version", "Version that was agreed on"),
            column("sni", TEXT, "Server name", "Server name indication of the client"),
            column("alpn", TEXT, "ALPN", "Protocol that was agreed on, or the client's offers"),
            column("cipher", TEXT, "Cipher", "Cipher suite that was agreed on, by its IANA name"),
            column("ja3", TEXT, "JA3", "MD5 of the client's fingerprint"),
            column("ja3s", TEXT, "JA3S", "MD5 of the server's fingerprint"),
            column("ja4", TEXT, "JA4", "JA4 fingerprint of the client"),
            column("subject", TEXT, "Subject", "Subject of the server's certificate"),
            column("issuer", TEXT, "Issuer", "Issuer of the server's certificate"),
            column("not_before", ColumnType.TIME, "Valid from", "Beginning of the certificate's validity"),
            column("not_after", ColumnType.TIME, "Valid to", "End of the certificate's validity"),
            column("cert_sha256", TEXT, "Certificate SHA-256", "SHA-256 of the server's certificate"),
            column("ja4s", TEXT, "JA4S", "JA4S fingerprint of the server"),
            column("ja4x", TEXT, "JA4X", "JA4X fingerprint of the server's certificate"),
            CAPTURE, PACKET));

    public static final TableSchema MAIL = new TableSchema("mail", List.of(
            SESSION, TIME,
            column("protocol", TEXT, "Protocol", "smtp, pop3 or imap"),
            column("from", TEXT, "From", "Sender as the header says, else as the envelope says"),
            column("to", TEXT, "To", "Recipients, separated by commas"),
            column("cc", TEXT, "Cc", "Recipients of copies, separated by commas"),
            column("subject", TEXT, "Subject", "Subject, decoded"),
            column("date", TEXT, "Date", "Date header as it stands"),
            column("message_id", TEXT, "Message id", "Message-ID header"),
            column("attachments", TEXT, "Attachments", "Names of the attachments, separated by commas"),
            CLIENT, SERVER, CAPTURE, PACKET));

    public static final TableSchema LOGINS = new TableSchema("logins", List.of(
            SESSION, TIME,
            column("protocol", TEXT, "Protocol", "The protocol of the login"),
            CLIENT, SERVER,
            column("user", TEXT, "User", "Who logged in"),
            column("secret_kind", TEXT, "Secret", "What proved it: password, ntlm, kerberos, key …"),
            column("success", BOOLEAN, "Success", "Whether it was accepted; none if that cannot be seen"),
            CAPTURE, PACKET,
            column("secret", TEXT, "Secret's text", "The secret itself; masked unless it is asked for")));

    public static final TableSchema FILES = new TableSchema("files", List.of(
            column("id", INTEGER, "Id", "Number of the file within the case, from 1"),
            SESSION, TIME, CLIENT, SERVER,
            column("protocol", TEXT, "Protocol", "What carried it"),
            column("direction", TEXT, "Direction", "Who sent it: client or server"),
            column("name", TEXT, "Name", "Name as the traffic gives it"),
            column("media_type", TEXT, "Type", "Media type by content"),
            column("size", INTEGER, "Size", "Bytes it has, or should have"),
            column("missing_bytes", INTEGER, "Missing", "Bytes that are in no capture"),
            column("md5", TEXT, "MD5", "MD5 of the content"),
            column("sha1", TEXT, "SHA-1", "SHA-1 of the content"),
            column("sha256", TEXT, "SHA-256", "SHA-256 of the content"),
            column("carved", BOOLEAN, "Carved", "Whether it was found by its signature, not by a protocol"),
            column("declared_type", TEXT, "Declared type", "Media type as the traffic claims"),
            column("entropy", DECIMAL, "Entropy", "Bits a byte, 0 to 8"),
            column("parent", INTEGER, "Inside", "Id of the file it was in"),
            column("missing_ranges", TEXT, "Missing bytes", "Which bytes are missing, first to last"),
            column("facts", JSON, "Facts", "What its format tells"),
            CAPTURE, PACKET,
            column("known", TEXT, "Known", "good or bad, if a hash set of the workspace has it")));

    public static final TableSchema SOFTWARE = new TableSchema("software", List.of(
            column("addr", ADDRESS, "Address", "The host"),
            TIME, SESSION,
            column("product", TEXT, "Product", "Name of the software"),
            column("version", TEXT, "Version", "Its version"),
            column("source", TEXT, "Source", "What said so: HTTP User-Agent, SSH banner …"),
            CAPTURE, PACKET));

    public static final TableSchema RUNS = new TableSchema("runs", List.of(
            column("id", INTEGER, "Id", "Number of the run within the case, from 1"),
            column("name", TEXT, "Name", "Its name"),
            column("kind", TEXT, "Kind", "rules, viruses or indicators"),
            column("engine", TEXT, "Engine", "What searched: builtin, suricata, snort, clamav, yara"),
            column("engine_version", TEXT, "Version", "Version of the engine"),
            column("signatures_sha256", TEXT, "Signatures' SHA-256", "SHA-256 over the hashes of all signature files"),
            column("signatures", INTEGER, "Signatures", "Signatures that were loaded"),
            column("captures", INTEGER, "Captures", "Captures that were searched"),
            column("started", ColumnType.TIME, "Started", "When the run was started, by the clock of this machine"),
            column("seconds", DECIMAL, "Seconds", "How long it took"),
            column("results", INTEGER, "Results", "Alerts or verdicts it gave"),
            column("honoured", INTEGER, "Honoured", "Signatures that were run"),
            column("skipped", INTEGER, "Skipped", "Signatures that the engine cannot honour"),
            column("sessions_read", INTEGER, "Sessions read", "Sessions whose packets were read; none for all"),
            column("bytes_read", INTEGER, "Bytes read", "Bytes of captures or files that were read"),
            column("detail", JSON, "Detail", "Signature files with hashes and dates, skipped signatures with reasons, "
                    + "what the engine said")));

    public static final TableSchema ALERTS = new TableSchema("alerts", List.of(
            column("run", INTEGER, "Run", "Id of the run"),
            SESSION,
            column("time", ColumnType.TIME, "Time", "Time of the packet"),
            CAPTURE_OF, column("packet", INTEGER, "Packet", "Number of the packet that completed the match"),
            column("gid", INTEGER, "Gid", "Generator of the rule"),
            column("sid", INTEGER, "Sid", "Number of the rule"),
            column("rev", INTEGER, "Rev", "Revision of the rule"),
            column("priority", INTEGER, "Priority", "1 is the most urgent"),
            column("class", TEXT, "Class", "Class of the rule"),
            column("message", TEXT, "Message", "What the rule says"),
            column("saddr", ADDRESS, "Client", "Address of the session's client"),
            column("sport", INTEGER, "Port", "Port of the client"),
            column("daddr", ADDRESS, "Server", "Address of the session's server"),
            column("dport", INTEGER, "Port", "Port of the server"),
            column("detail", JSON, "Detail", "What matched, and what else the engine said"),
            column("state", TEXT, "State", "What the analyst holds it for: new, confirmed, false_positive, ignored"),
            column("note", TEXT, "Note", "What the analyst noted about alerts of this rule on this host")));

    public static final TableSchema VERDICTS = new TableSchema("verdicts", List.of(
            column("run", INTEGER, "Run", "Id of the run"),
            column("file", INTEGER, "File", "Id of the first file with this content"),
            column("sha256", TEXT, "SHA-256", "SHA-256 of the content"),
            column("verdict", TEXT, "Verdict", "clean, infected, suspicious, or error"),
            column("signature", TEXT, "Signature", "Name of the signature that matched"),
            column("first_time", ColumnType.TIME, "First carried", "When this content was first seen in the traffic"),
            column("hosts", TEXT, "Hosts", "Hosts that received it, separated by commas"),
            SESSION,
            column("name", TEXT, "Name", "Name of the file as the traffic gives it"),
            column("detail", JSON, "Detail", "What else the engine said")));

    public static final TableSchema IRREGULARITIES = new TableSchema("irregularities", List.of(
            column("capture", INTEGER, "Capture", "Id of the capture"),
            column("packet", INTEGER, "Packet", "Number of the packet in the capture"),
            column("time", ColumnType.TIME, "Time", "Time of the packet"),
            column("session", INTEGER, "Session", "Id of the session it belongs to"),
            column("what", TEXT, "What", "Short name, the same for the same thing"),
            column("detail", TEXT, "Detail", "What, where, and the consequence")));

    /** All of them, in the order of the contract. */
    public static final List<TableSchema> ALL = List.of(CAPTURES, SESSIONS, PACKETS, EVENTS, DNS, HTTP, TLS,
            MAIL, LOGINS, FILES, SOFTWARE, RUNS, ALERTS, VERDICTS, IRREGULARITIES);

    private Tables() {
    }

    private static Column column(String name, ColumnType type, String title, String description) {
        return new Column(name, type, title, description);
    }
}
