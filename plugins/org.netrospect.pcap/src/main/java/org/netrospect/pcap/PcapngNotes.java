package org.netrospect.pcap;

import java.nio.charset.StandardCharsets;
import org.netrospect.core.net.IpAddress;

/** The blocks and options of a pcapng capture that say something beside its packets. */
final class PcapngNotes {
    private static final int NAME_RESOLUTION = 4;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int DECRYPTION_SECRETS = 10;
    private static final int CUSTOM = 0xbad;
    private static final int CUSTOM_NOT_COPIED = 0x40000bad;

    private static final int HARDWARE = 2;
    private static final int SYSTEM = 3;
    private static final int APPLICATION = 4;

    /** Options of interface statistics that count packets, from option 4 on. */
    private static final String[] COUNTS = {"received", "dropped by the interface", "accepted by the filter",
            "dropped by the system", "delivered"};

    private final Remarks remarks;
    private boolean toldNoTime;

    PcapngNotes(Remarks remarks) {
        this.remarks = remarks;
    }

    /** A block that holds no packet and no interface; its content stands from {@code at} to {@code end}. */
    void block(int type, byte[] b, int at, int end, boolean big) {
        switch (type) {
            case PcapngParser.SECTION -> section(b, at, end, big);
            case NAME_RESOLUTION -> names(b, at, end, big);
            case INTERFACE_STATISTICS -> statistics(b, at, end, big);
            case DECRYPTION_SECRETS -> secrets(b, at, end, big);
            case CUSTOM, CUSTOM_NOT_COPIED -> custom(b, at, end, big);
            default -> {
                // The format wants unknown blocks passed over.
            }
        }
    }

    void comment(long packet, String text) {
        if (!text.isEmpty()) {
            remarks.note(packet, "comment", text);
        }
    }

    void packetOptions(byte[] b, int at, int end, boolean big, long packet) {
        Options options = new Options(b, at, end, big);
        while (options.next()) {
            if (options.code() == Options.COMMENT) {
                comment(packet, options.text());
            }
        }
        checkOptions(options);
    }

    void checkOptions(Options options) {
        if (options.damaged() && !remarks.full("damaged option")) {
            remarks.irregularity(0, 0, "damaged option", remarks.file()
                    + ": an option is longer than the block around it; what follows in the block is passed over.");
        }
    }

    /** Told once: either a whole capture is made of simple packets, or hardly any. */
    void noTime(long packet) {
        if (!toldNoTime) {
            toldNoTime = true;
            remarks.irregularity(packet, 0, "packet without time",
                    "%s: packet %s was recorded without its time, and so may others be; 1970-01-01 00:00 stands for it."
                            .formatted(remarks.file(), packet));
        }
    }

    void impossibleTime(long packet, long time) {
        if (!remarks.full("impossible time")) {
            remarks.irregularity(packet, time, "impossible time",
                    "%s: the time of packet %s is beyond what can be; it is taken as one before 1970."
                            .formatted(remarks.file(), packet));
        }
    }

    private void section(byte[] b, int at, int end, boolean big) {
        Options options = new Options(b, at + 16, end, big);
        while (options.next()) {
            switch (options.code()) {
                case Options.COMMENT -> comment(0, options.text());
                case HARDWARE -> remarks.note(0, "hardware", options.text());
                case SYSTEM -> remarks.note(0, "system", options.text());
                case APPLICATION -> remarks.note(0, "application", options.text());
                default -> {
                    // Nothing else is known of a section.
                }
            }
        }
        checkOptions(options);
    }

    private void names(byte[] b, int from, int end, boolean big) {
        int at = from;
        while (end - at >= 4) {
            int type = Bytes.u16(b, at, big);
            int length = Bytes.u16(b, at + 2, big);
            int addressLength = type == 1 ? 4 : 16;
            at += 4;
            if (type == 0) {
                return;
            }
            if (length > end - at) {
                remarks.irregularity(0, 0, "damaged name record",
                        remarks.file() + ": a name record is longer than its block; what follows is passed over.");
                return;
            }
            if ((type == 1 || type == 2) && length > addressLength) {
                String address = address(b, at, addressLength);
                String names = new String(b, at + addressLength, length - addressLength, StandardCharsets.UTF_8);
                for (String name : names.split("\0")) {
                    remarks.note(0, "name", address + "\t" + name);
                }
            }
            at += length + 3 & ~3;
        }
    }

    private static String address(byte[] b, int at, int length) {
        IpAddress address = length == 4 ? IpAddress.v4(Bytes.i32(b, at, true))
                : new IpAddress(6, Bytes.i64(b, at, true), Bytes.i64(b, at + 8, true));
        return address.toString();
    }

    private void statistics(byte[] b, int at, int end, boolean big) {
        if (end - at < 12) {
            return;
        }
        StringBuilder text = new StringBuilder("interface ").append(Bytes.u32(b, at, big));
        Options options = new Options(b, at + 12, end, big);
        while (options.next()) {
            int count = options.code() - 4;
            if (options.code() == Options.COMMENT) {
                comment(0, options.text());
            } else if (count >= 0 && count < COUNTS.length && text.length() < 1000) {
                text.append(", ").append(COUNTS[count]).append(' ').append(Long.toUnsignedString(options.i64()));
            }
        }
        checkOptions(options);
        remarks.note(0, "statistics", text.toString());
    }

    private void secrets(byte[] b, int at, int end, boolean big) {
        if (end - at >= 8) {
            int length = (int) Math.min(Bytes.u32(b, at + 4, big), end - at - 8);
            remarks.note(0, "secrets", new String(b, at + 8, length, StandardCharsets.ISO_8859_1));
        }
    }

    private void custom(byte[] b, int at, int end, boolean big) {
        if (end - at >= 4) {
            remarks.note(0, "custom", "enterprise " + Bytes.u32(b, at, big) + ", " + (end - at - 4) + " bytes");
        }
    }
}
