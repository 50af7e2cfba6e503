package org.netrospect.protocols.ipsec;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.net.IpAddress;

/** What the payloads of one message say that are in clear. One thread. */
final class IkePayloads {
    private static final int MOST_PAYLOADS = 100;
    /** Proposals shown; a hostile message could list thousands. */
    private static final int MOST_PROPOSALS = 64;
    private static final int SHORT_FORM = 0x8000;
    private static final int MOST_MARK = 32;

    private final int version;
    private final List<String> proposals = new ArrayList<>();
    private final List<String> vendors = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Optional<String> identity = Optional.empty();
    private String group = "";

    private IkePayloads(int version) {
        this.version = version;
    }

    static IkePayloads of(IkeHeader header, ByteWindow message) {
        IkePayloads payloads = new IkePayloads(header.version());
        int next = header.next();
        int at = IkeHeader.LENGTH;
        for (int i = 0; next != 0 && i < MOST_PAYLOADS; i++) {
            int length = message.u16(at + 2);
            if (length < 4) {
                throw new MalformedInput("has a payload of " + length + " bytes");
            }
            payloads.payload(next, message.slice(at + 4, length - 4));
            next = payloads.encrypted(next) ? 0 : message.u8(at);
            at += length;
        }
        return payloads;
    }

    private boolean encrypted(int type) {
        return version == IkeHeader.VERSION_2 && (type == 46 || type == 53);
    }

    private void payload(int type, ByteWindow body) {
        switch (type) {
            case 1 -> {
                if (body.length() >= 8) {
                    proposals(body.slice(8, body.length() - 8));
                }
            }
            case 33 -> proposals(body);
            case 34 -> group = IkeNames.group(body.u16(0));
            case 5 -> identity = Optional.of(identity(body));
            case 13, 43 -> {
                if (vendors.size() < MOST_PAYLOADS) {
                    vendors.add(IkeNames.vendor(body.bytes(0, Math.min(body.length(), MOST_MARK))));
                }
            }
            case 11 -> notices.add(IkeNames.notice(version, body.u16(6)));
            case 41 -> notices.add(IkeNames.notice(version, body.u16(2)));
            default -> {
                // keys, nonces, hashes: nothing that a person reads
            }
        }
    }

    private void proposals(ByteWindow body) {
        int at = 0;
        while (at + 8 <= body.length() && proposals.size() < MOST_PROPOSALS) {
            int length = body.u16(at + 2);
            if (length < 8) {
                throw new MalformedInput("has a proposal of " + length + " bytes");
            }
            ByteWindow proposal = body.slice(at, length);
            if (version == IkeHeader.VERSION_1) {
                transformsFirst(proposal);
            } else {
                transformsSecond(proposal);
            }
            at += length;
        }
    }

    /** In version 1 each transform is a choice of its own. */
    private void transformsFirst(ByteWindow proposal) {
        int at = 8 + proposal.u8(6);
        while (at + 8 <= proposal.length() && proposals.size() < MOST_PROPOSALS) {
            int end = at + Math.max(proposal.u16(at + 2), 8);
            StringBuilder text = new StringBuilder();
            int attribute = at + 8;
            while (attribute + 4 <= Math.min(end, proposal.length())) {
                int type = proposal.u16(attribute);
                int value = proposal.u16(attribute + 2);
                if ((type & SHORT_FORM) != 0) {
                    IkeNames.attribute(type & ~SHORT_FORM, value).ifPresent(name -> join(text, name));
                    attribute += 4;
                } else {
                    attribute += 4 + value;
                }
            }
            proposals.add(text.toString());
            at = end;
        }
    }

    /** In version 2 one transform of each type is to be chosen. */
    private void transformsSecond(ByteWindow proposal) {
        int at = 8 + proposal.u8(6);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MOST_PAYLOADS && at + 8 <= proposal.length(); i++) {
            int length = Math.max(proposal.u16(at + 2), 8);
            String name = IkeNames.transform(proposal.u8(at + 4), proposal.u16(at + 6));
            boolean keyed = length >= 12 && proposal.u16(at + 8) == (SHORT_FORM | 14);
            join(text, keyed ? name + "-" + proposal.u16(at + 10) : name);
            at += length;
        }
        proposals.add(text.toString());
    }

    private static void join(StringBuilder text, String name) {
        text.append(text.isEmpty() ? "" : "/").append(name);
    }

    /** RFC 2407, section 4.6.2. */
    private static String identity(ByteWindow body) {
        int length = body.length() - 4;
        return switch (body.u8(0)) {
            case 1 -> IpAddress.v4(body.i32(4)).toString();
            case 2, 3 -> body.utf8(4, length);
            case 5 -> new IpAddress(6, body.i64(4), body.i64(12)).toString();
            default -> text(body, length);
        };
    }

    private static String text(ByteWindow body, int length) {
        for (int i = 0; i < length; i++) {
            if (body.u8(4 + i) < ' ' || body.u8(4 + i) > '~') {
                return HexFormat.of().formatHex(body.bytes(4, length));
            }
        }
        return body.latin1(4, length);
    }

    List<String> proposals() {
        return proposals;
    }

    List<String> vendors() {
        return vendors;
    }

    List<String> notices() {
        return notices;
    }

    Optional<String> identity() {
        return identity;
    }

    /** Group of the key that was sent along, or "". */
    String group() {
        return group;
    }
}
