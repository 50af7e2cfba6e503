package org.netrospect.protocols.quic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.core.table.Tables;
import org.netrospect.protocols.text.Banner;
import org.netrospect.protocols.tls.Fingerprints;

/** Tells the greeting of a client: tags with values, of which the names of the server and the program are texts. */
final class GoogleQuicSession implements Analyzer {
    private static final EventKind HANDSHAKE = EventKind.of("gquic", "handshake", Tables.TLS);
    /** Bytes behind the version in which a greeting begins: numbers, a checksum, the head of a frame. */
    private static final int FURTHEST = 64;
    private static final int MOST_TAGS = 64;
    /** A client greets again when it knows more of the server; the first is told, all are shown to signatures. */
    private static final int MOST_GREETINGS = 4;
    private static final int LONGEST = 512;

    private final SessionContext context;
    private final Banner software;
    private Optional<Mark> begun = Optional.empty();
    private String version = "";
    private boolean told;
    private int greetings;
    private int ends;

    GoogleQuicSession(SessionContext context) {
        this.context = context;
        software = new Banner(context, "gquic");
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int at = done() || bytes.length() == 0 ? 0 : GoogleQuicProtocol.versionAt(bytes);
        if (at == 0) {
            return;
        }
        version = GoogleQuicProtocol.version(bytes, at);
        begun = begun.or(() -> Optional.of(context.mark()));
        for (int from = at + 4; from < at + FURTHEST && from + 8 <= bytes.length(); from++) {
            if (bytes.i32(from) == 0x43484c4f) {
                greeting(fromClient, tags(bytes, from));
                return;
            }
        }
    }

    /** Values by their tags; each ends where its tag says, counted from behind the last tag. */
    private static Map<String, String> tags(ByteWindow bytes, int from) {
        Map<String, String> values = new LinkedHashMap<>();
        int count = Math.min(bytes.u16le(from + 4), MOST_TAGS);
        int begin = from + 8 + 8 * bytes.u16le(from + 4);
        long before = 0;
        for (int i = 0; i < count && from + 16 + 8 * i <= bytes.length(); i++) {
            String tag = bytes.latin1(from + 8 + 8 * i, 4).replace("\0", "");
            long end = bytes.u32le(from + 12 + 8 * i);
            if (end < before || begin + end > bytes.length()) {
                break;
            }
            values.put(tag, bytes.utf8((int) (begin + before), (int) Math.min(end - before, LONGEST)));
            before = end;
        }
        return values;
    }

    private void greeting(boolean fromClient, Map<String, String> tags) {
        String name = tags.getOrDefault("SNI", "");
        String agent = tags.getOrDefault("UAID", "");
        show(fromClient, tags.keySet(), name, agent);
        greetings++;
        if (told) {
            return;
        }
        told = true;
        context.event(begun.orElseThrow(), HANDSHAKE, name, new Details().put("version", version).put("sni", name)
                .put("user_agent", agent).put("ciphers", tags.getOrDefault("AEAD", ""))
                .put("tags", String.join(",", tags.keySet())));
        software.versioned(fromClient, agent, "QUIC UAID");
    }

    /** To signatures, and the fingerprint that CYU makes of the version and the order of the tags. */
    private void show(boolean fromClient, Set<String> tags, String name, String agent) {
        Inspection inspection = context.inspection();
        if (!inspection.wanted()) {
            return;
        }
        inspection.text("quic.version", fromClient, version);
        inspection.text("quic.sni", fromClient, name);
        inspection.text("quic.ua", fromClient, agent);
        String cyu = version.substring(2) + "," + String.join("-", tags);
        inspection.text("quic.cyu.string", fromClient, cyu);
        inspection.text("quic.cyu.hash", fromClient, Fingerprints.md5(cyu));
        inspection.transactionEnd("quic", greetings);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut is read as far as it goes
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2 && !told) {
            begun.ifPresent(at -> context.event(at, HANDSHAKE, "", new Details().put("version", version)));
        }
    }

    @Override
    public boolean done() {
        return told && (greetings >= MOST_GREETINGS || !context.inspection().wanted());
    }
}
