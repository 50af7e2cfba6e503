package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/** What a camera wrote into a picture: Exif 2.3, which has the structure of TIFF. */
final class Exif {
    private static final int MOST_ENTRIES = 500;
    private static final int LONGEST_TEXT = 500;
    private static final Map<Integer, String> TEXTS = Map.of(0x10f, "camera_make", 0x110, "camera_model", 0x131,
            "software", 0x132, "changed", 0x13b, "artist", 0x9003, "taken", 0xa433, "lens_make", 0xa434, "lens_model",
            0xa431, "camera_serial", 0x8298, "copyright");
    private static final int WIDTH = 0x100;
    private static final int HEIGHT = 0x101;
    private static final int EXIF = 0x8769;
    private static final int GPS = 0x8825;

    private final Content content;
    private final long base;
    private final Details facts;
    private boolean big;
    private String northOrSouth = "";
    private String eastOrWest = "";

    /** @param base where the TIFF header is */
    Exif(Content content, long base, Details facts) {
        this.content = content;
        this.base = base;
        this.facts = facts;
    }

    void read() throws IOException {
        ByteWindow header = content.at(base, 8);
        big = header.u16(0) == 0x4d4d;
        directory(u32(header, 4), base == 0, true);
    }

    private void directory(long offset, boolean sizes, boolean further) throws IOException {
        int count = Math.min(MOST_ENTRIES, u16(content.at(base + offset, 2), 0));
        for (int i = 0; i < count; i++) {
            ByteWindow entry = content.at(base + offset + 2 + 12L * i, 12);
            int tag = u16(entry, 0);
            long value = u16(entry, 2) == 3 ? u16(entry, 8) : u32(entry, 8);
            String name = TEXTS.get(tag);
            if (name != null && u16(entry, 2) == 2) {
                facts.put(name, text(entry));
            } else if (sizes && tag == WIDTH) {
                facts.put("width", value);
            } else if (sizes && tag == HEIGHT) {
                facts.put("height", value);
            } else if (further && tag == EXIF) {
                directory(value, false, false);
            } else if (further && tag == GPS) {
                place(value);
            }
        }
    }

    private String text(ByteWindow entry) throws IOException {
        long length = Math.min(LONGEST_TEXT, u32(entry, 4));
        ByteWindow bytes = length <= 4 ? entry.slice(8, (int) length) : content.at(base + u32(entry, 8), length);
        String text = bytes.utf8(0, bytes.length());
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    /** Where the picture was taken: degrees, minutes and seconds as fractions. */
    private void place(long offset) throws IOException {
        int count = Math.min(MOST_ENTRIES, u16(content.at(base + offset, 2), 0));
        for (int i = 0; i < count; i++) {
            ByteWindow entry = content.at(base + offset + 2 + 12L * i, 12);
            switch (u16(entry, 0)) {
                case 1 -> northOrSouth = entry.latin1(8, 1);
                case 2 -> facts.put("latitude", degrees(entry, northOrSouth.equals("S")));
                case 3 -> eastOrWest = entry.latin1(8, 1);
                case 4 -> facts.put("longitude", degrees(entry, eastOrWest.equals("W")));
                case 29 -> facts.put("gps_date", text(entry));
                default -> {
                    // altitude, speed and the like
                }
            }
        }
    }

    private double degrees(ByteWindow entry, boolean negative) throws IOException {
        ByteWindow fractions = content.at(base + u32(entry, 8), 24);
        double degrees = 0;
        double unit = 1;
        for (int i = 0; i < 24; i += 8) {
            long divisor = u32(fractions, i + 4);
            degrees += divisor == 0 ? 0 : (double) u32(fractions, i) / divisor * unit;
            unit /= 60;
        }
        return Math.round((negative ? -degrees : degrees) * 1e6) / 1e6;
    }

    private int u16(ByteWindow bytes, int at) {
        return big ? bytes.u16(at) : bytes.u16le(at);
    }

    private long u32(ByteWindow bytes, int at) {
        return big ? bytes.u32(at) : bytes.u32le(at);
    }
}
