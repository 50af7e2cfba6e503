package org.netrospect.pcap;

import org.netrospect.core.capture.CaptureInterface;

/**
 * An interface description block.
 *
 * @param reading what reading packets takes
 * @param shown what the analyst sees
 */
record InterfaceDescription(NgInterface reading, CaptureInterface shown) {
    private static final int NAME = 2;
    private static final int DESCRIPTION = 3;
    private static final int RESOLUTION = 9;
    private static final int FILTER = 11;
    private static final int SYSTEM = 12;
    private static final int OFFSET = 14;
    /** Characters kept of each text: a hostile capture describes thousands of interfaces. */
    private static final int TEXT = 256;

    /** @param at behind the block's type and length; the fixed fields stand there whole */
    static InterfaceDescription read(byte[] b, int at, int end, boolean big, PcapngNotes notes) {
        int linkType = Bytes.u16(b, at, big);
        long snapLength = Bytes.u32(b, at + 4, big);
        int resolution = TimeScale.MICROSECONDS.code();
        long offset = 0;
        String name = "";
        String description = "";
        String filter = "";
        String system = "";
        Options options = new Options(b, at + 8, end, big);
        while (options.next()) {
            switch (options.code()) {
                case Options.COMMENT -> notes.comment(0, options.text());
                case NAME -> name = cut(options.text());
                case DESCRIPTION -> description = cut(options.text());
                case RESOLUTION -> resolution = options.length() < 1 ? resolution : options.u8();
                case FILTER -> filter = cut(options.text(1));
                case SYSTEM -> system = cut(options.text());
                case OFFSET -> offset = options.i64();
                default -> {
                    // Addresses, speed, time zone and the like say nothing that the analysis uses.
                }
            }
        }
        notes.checkOptions(options);
        TimeScale scale = new TimeScale(resolution, offset);
        return new InterfaceDescription(new NgInterface(linkType, snapLength, scale), new CaptureInterface(linkType,
                snapLength, scale.resolution(), name, description, filter, system));
    }

    private static String cut(String text) {
        return text.length() <= TEXT ? text : text.substring(0, TEXT);
    }
}
