package org.netrospect.protocols.dns;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/**
 * A message of DNS (RFC 1035, 4.1).
 *
 * @param flags the sixteen bits behind the id
 * @param answers of the answer section
 * @param others of the authority and additional sections
 * @param end where it ends in the bytes it was read from
 * @param damaged what is wrong behind its questions, "" if nothing is
 */
record DnsMessage(int id, int flags, List<Question> questions, List<ResourceRecord> answers,
        List<ResourceRecord> others, int end, String damaged) {
    static final int HEADER = 12;
    static final int MOST_QUESTIONS = 64;
    private static final int MOST_RECORDS = 4096;

    /** What is asked for. @param name as {@link DnsName} writes it */
    record Question(String name, int type, int classNumber) {
    }

    /** @param data where its data is in the message */
    record ResourceRecord(String name, int type, int classNumber, long ttl, int data, int length) {
    }

    boolean response() {
        return (flags & 0x8000) != 0;
    }

    int opcode() {
        return flags >> 11 & 15;
    }

    /** With the upper bits that EDNS adds (RFC 6891, 6.1.3). */
    int code() {
        for (ResourceRecord r : others) {
            if (r.type() == DnsTypes.OPT) {
                return (int) (r.ttl() >>> 24) << 4 | flags & 15;
            }
        }
        return flags & 15;
    }

    /**
     * Reads a message; what is wrong behind the questions ends the reading and is told in {@link #damaged}.
     *
     * @throws MalformedInput header or questions are no DNS
     */
    static DnsMessage of(ByteWindow m) {
        int questions = m.u16(4);
        if (questions > MOST_QUESTIONS) {
            throw new MalformedInput("has " + questions + " questions, more than " + MOST_QUESTIONS);
        }
        List<Question> asked = new ArrayList<>();
        int[] at = {HEADER};
        for (int i = 0; i < questions; i++) {
            String name = DnsName.read(m, at);
            asked.add(new Question(name, m.u16(at[0]), m.u16(at[0] + 2)));
            at[0] += 4;
        }
        List<ResourceRecord> answers = new ArrayList<>();
        List<ResourceRecord> others = new ArrayList<>();
        String damaged = "";
        try {
            records(m, at, m.u16(6), answers);
            records(m, at, m.u16(8) + m.u16(10), others);
        } catch (MalformedInput e) {
            damaged = e.getMessage();
        }
        return new DnsMessage(m.u16(0), m.u16(2), asked, answers, others, at[0], damaged);
    }

    private static void records(ByteWindow m, int[] at, int count, List<ResourceRecord> into) {
        for (int i = 0; i < count; i++) {
            if (into.size() >= MOST_RECORDS) {
                throw new MalformedInput("has more than " + MOST_RECORDS + " records");
            }
            String name = DnsName.read(m, at);
            int length = m.u16(at[0] + 8);
            m.check(at[0] + 10, length);
            into.add(new ResourceRecord(name, m.u16(at[0]), m.u16(at[0] + 2), m.u32(at[0] + 4), at[0] + 10, length));
            at[0] += 10 + length;
        }
    }
}
