package org.netrospect.protocols.dns;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.protocols.dns.DnsMessage.ResourceRecord;

/**
 * The records of one message as text.
 *
 * @param answers data of the answers
 * @param ttls of the same, seconds
 * @param records the same with name and type
 * @param authority name servers that are named
 * @param cut whether there were more than {@link #MOST} characters
 */
record DnsRecordTexts(List<String> answers, List<String> ttls, List<String> records, List<String> authority,
        boolean cut) {
    static final DnsRecordTexts NONE = new DnsRecordTexts(List.of(), List.of(), List.of(), List.of(), false);
    /** Characters of one message: compressed names make a thousand of fourteen bytes. */
    static final int MOST = 1 << 18;

    static DnsRecordTexts of(ByteWindow bytes, DnsMessage m, boolean netbios) {
        List<String> answers = new ArrayList<>();
        List<String> ttls = new ArrayList<>();
        List<String> records = new ArrayList<>();
        List<String> authority = new ArrayList<>();
        int characters = 0;
        for (ResourceRecord r : m.answers()) {
            String data = netbios ? DnsData.netbios(bytes, r) : DnsData.text(bytes, r);
            String named = r.name() + " " + DnsTypes.type(r.type()) + " " + data;
            characters += data.length() + named.length();
            if (characters > MOST) {
                return new DnsRecordTexts(answers, ttls, records, authority, true);
            }
            answers.add(data);
            ttls.add(Long.toString(r.ttl()));
            records.add(named);
        }
        for (ResourceRecord r : m.others()) {
            if (r.type() == DnsTypes.NS || r.type() == DnsTypes.SOA) {
                String named = r.name() + " " + DnsTypes.type(r.type()) + " " + DnsData.text(bytes, r);
                characters += named.length();
                if (characters > MOST) {
                    return new DnsRecordTexts(answers, ttls, records, authority, true);
                }
                authority.add(named);
            }
        }
        return new DnsRecordTexts(answers, ttls, records, authority, false);
    }
}
