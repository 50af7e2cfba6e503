package org.netrospect.pcap;

import java.nio.charset.StandardCharsets;

/** What a file that is no capture seems to be, for the sentence that says so. */
final class Signature {
    private static final String[][] KNOWN = {
            {"snoop\0\0\0", "is a snoop capture, a format that is not read; convert it to pcapng"},
            {"GMBU", "is a Microsoft Network Monitor capture, a format that is not read; convert it to pcapng"},
            {"RTSS", "is a Network Monitor capture, a format that is not read; convert it to pcapng"},
            {"TRSNIFF", "is a Sniffer capture, a format that is not read; convert it to pcapng"},
            {"PK\3\4", "is a zip archive: unpack it first"},
            {"7z\u00bc\u00af", "is a 7-Zip archive: unpack it first"},
            {"Rar!", "is a RAR archive: unpack it first"},
            {"\177ELF", "is a program"},
            {"MZ", "is a program"},
            {"%PDF", "is a PDF document"}};

    private Signature() {
    }

    /** The part of a sentence that follows the file's name. */
    static String describe(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (String[] known : KNOWN) {
            if (text.startsWith(known[0])) {
                return known[1];
            }
        }
        int zeros = 0;
        int printable = 0;
        for (byte b : head) {
            zeros += b == 0 ? 1 : 0;
            printable += b >= ' ' && b < 127 || b == '\n' || b == '\r' || b == '\t' || b < 0 ? 1 : 0;
        }
        if (zeros == head.length) {
            return "begins with zeros and is no capture";
        }
        return printable == head.length ? "is text, not a capture" : "is no capture of a known format";
    }
}
