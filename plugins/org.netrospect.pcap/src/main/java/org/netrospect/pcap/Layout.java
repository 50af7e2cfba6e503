package org.netrospect.pcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must be known of a capture to read a packet of it without reading what stands before: kept as a short text.
 *
 * @param pcap the header, of a pcap capture; otherwise the capture is pcapng
 * @param sections of a pcapng capture, by where they start
 * @param interfaces of a pcapng capture, over all sections
 */
record Layout(Compression compression, Optional<PcapHeader> pcap, List<Section> sections,
        List<NgInterface> interfaces) {
    /** Sections, and interfaces, that a capture may have at most: keeps the text below a megabyte. */
    static final int MOST = 16_384;

    private static final String VERSION = "1";
    private static final int RADIX = 36;

    /**
     * A section of a pcapng capture.
     *
     * @param start where its header begins, uncompressed
     * @param firstInterface number, over all sections, of its interface 0
     */
    record Section(long start, boolean bigEndian, int firstInterface) {
    }

    static Layout pcap(PcapHeader header) {
        return new Layout(Compression.NONE, Optional.of(header), List.of(), List.of());
    }

    Layout within(Compression around) {
        return new Layout(around, pcap, sections, interfaces);
    }

    /** Words parted by blanks: version, format, compression, then the header, or sections with their interfaces. */
    String text() {
        StringBuilder text = new StringBuilder(VERSION).append(pcap.isPresent() ? " pcap " : " pcapng ")
                .append(compression.name());
        if (pcap.isPresent()) {
            PcapHeader h = pcap.get();
            for (long n : new long[] {h.bigEndian() ? 1 : 0, h.nanoseconds() ? 1 : 0, h.headerLength(),
                    h.recordHeaderLength(), h.lengthsSwapped(), h.snapLength(), h.linkType()}) {
                text.append(' ').append(Long.toString(n, RADIX));
            }
            return text.toString();
        }
        int next = 0;
        for (int s = 0; s < sections.size(); s++) {
            Section section = sections.get(s);
            text.append(section.bigEndian() ? " B" : " L").append(Long.toString(section.start(), RADIX));
            int end = s + 1 < sections.size() ? sections.get(s + 1).firstInterface() : interfaces.size();
            for (; next < end; next++) {
                append(text, next);
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, int index) {
        NgInterface i = interfaces.get(index);
        if (index > 0 && i.equals(interfaces.get(index - 1))) {
            text.append(" =");
        } else {
            text.append(" I").append(Long.toString(i.linkType(), RADIX)).append(',')
                    .append(Long.toString(i.snapLength(), RADIX)).append(',')
                    .append(Long.toString(i.scale().code(), RADIX)).append(',')
                    .append(Long.toString(i.scale().offset(), RADIX));
        }
    }

    /** The layout that {@link #text} gave. */
    static Layout of(String text) throws IOException {
        try {
            return parse(text.split(" "));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("What the case knows about the capture's format is damaged: \""
                    + text.substring(0, Math.min(60, text.length())) + "\".", e);
        }
    }

    private static Layout parse(String[] words) {
        if (!words[0].equals(VERSION)) {
            throw new IllegalArgumentException("version " + words[0]);
        }
        Compression compression = Compression.valueOf(words[2]);
        if (words[1].equals("pcap")) {
            PcapHeader header = new PcapHeader(number(words[3]) == 1, number(words[4]) == 1, (int) number(words[5]),
                    (int) number(words[6]), (int) number(words[7]), number(words[8]), (int) number(words[9]));
            return new Layout(compression, Optional.of(header), List.of(), List.of());
        }
        List<Section> sections = new ArrayList<>();
        List<NgInterface> interfaces = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            String rest = words[i].substring(1);
            switch (words[i].charAt(0)) {
                case 'L', 'B' -> sections
                        .add(new Section(number(rest), words[i].charAt(0) == 'B', interfaces.size()));
                case '=' -> interfaces.add(interfaces.get(interfaces.size() - 1));
                case 'I' -> {
                    String[] n = rest.split(",");
                    interfaces.add(new NgInterface((int) number(n[0]), number(n[1]),
                            new TimeScale((int) number(n[2]), number(n[3]))));
                }
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
        return new Layout(compression, Optional.empty(), List.copyOf(sections), List.copyOf(interfaces));
    }

    private static long number(String text) {
        return Long.parseLong(text, RADIX);
    }
}
