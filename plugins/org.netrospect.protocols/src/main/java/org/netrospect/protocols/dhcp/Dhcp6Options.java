package org.netrospect.protocols.dhcp;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpAddress;
import org.netrospect.protocols.text.Printable;

/** Options of one level of a message (RFC 8415, 21.1): a code, a length, a value; some have options inside. */
final class Dhcp6Options {
    static final int RELAY_FORWARD = 12;
    static final int RELAY_REPLY = 13;
    private static final int MOST = 256;

    private final List<Option> all = new ArrayList<>();

    /** One option. */
    record Option(int code, ByteWindow value) {
    }

    /** @param from offset of the first one */
    Dhcp6Options(ByteWindow m, int from) {
        int at = from;
        while (at < m.length()) {
            int length = m.u16(at + 2);
            if (all.size() >= MOST) {
                throw new MalformedInput("has more than " + MOST + " options");
            }
            all.add(new Option(m.u16(at), m.slice(at + 4, length)));
            at += 4 + length;
        }
    }

    /** Where the options of a message begin. */
    static int begin(int type) {
        return type == RELAY_FORWARD || type == RELAY_REPLY ? 34 : 4;
    }

    List<Option> all() {
        return all;
    }

    /** Value of the first option of a code; empty if there is none. */
    ByteWindow value(int code) {
        return all.stream().filter(option -> option.code() == code).map(Option::value).findFirst()
                .orElseGet(ByteWindow::new);
    }

    static IpAddress address(ByteWindow bytes, int at) {
        return new IpAddress(6, bytes.i64(at), bytes.i64(at + 8));
    }

    /** Addresses one behind the other. */
    String addresses(int code) {
        ByteWindow value = value(code);
        StringJoiner text = new StringJoiner(" ");
        for (int i = 0; i + 16 <= value.length(); i += 16) {
            text.add(address(value, i).toString());
        }
        return text.toString();
    }

    /** Option codes that a client asks for, in its order. */
    String requested() {
        ByteWindow value = value(6);
        StringJoiner text = new StringJoiner(",");
        for (int i = 0; i + 2 <= value.length(); i += 2) {
            text.add(Integer.toString(value.u16(i)));
        }
        return text.toString();
    }

    /** The first of the texts, each behind its length, that stand in an option from an offset. */
    String counted(int code, int from) {
        ByteWindow value = value(code);
        if (value.length() < from + 2) {
            return "";
        }
        return Printable.of(value, from + 2, Math.min(value.u16(from), value.length() - from - 2));
    }

    /** Names as in DNS, from an offset. */
    String names(int code, int from) {
        ByteWindow value = value(code);
        return value.length() <= from ? "" : DhcpMessage.labels(value, from, value.length());
    }
}
