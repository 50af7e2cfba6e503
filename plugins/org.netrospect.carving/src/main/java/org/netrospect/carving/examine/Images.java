package org.netrospect.carving.examine;

import java.io.IOException;
import org.netrospect.core.bytes.ByteWindow;

/** Pictures: their size, and what the camera wrote. */
final class Images implements Inspector {
    private static final int MOST_SEGMENTS = 1000;

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        ByteWindow head = content.upTo(0, 4096);
        if (head.length() >= 24 && head.i32(0) == 0x89504e47) {
            size(findings, head.u32(16), head.u32(20));
            png(content, findings);
        } else if (head.length() >= 10 && head.i32(0) == 0x47494638) {
            size(findings, head.u16le(6), head.u16le(8));
        } else if (head.length() >= 26 && head.u16(0) == 0x424d) {
            size(findings, head.u32le(18), Math.abs(head.i32le(22)));
        } else if (head.length() >= 4 && head.u24(0) == 0xffd8ff) {
            jpeg(content, findings);
        } else if (head.length() >= 8 && (head.i32(0) == 0x49492a00 || head.i32(0) == 0x4d4d002a)) {
            new Exif(content, 0, findings.facts()).read();
        } else if (head.length() >= 30 && head.i32(0) == 0x52494646 && head.i32(8) == 0x57454250) {
            webp(content, head, findings);
        } else if (head.length() >= 26 && head.i32(0) == 0x38425053) {
            size(findings, head.u32(18), head.u32(14));
        } else if (head.length() >= 8 && head.i32(0) == 0x00000100) {
            size(findings, head.u8(6) == 0 ? 256 : head.u8(6), head.u8(7) == 0 ? 256 : head.u8(7));
        } else if (head.length() >= 12 && head.i32(4) == 0x66747970) {
            boxes(content, findings);
        }
    }

    private static void size(Findings findings, long width, long height) {
        findings.facts().put("width", width).put("height", height);
    }

    private static void png(Content content, Findings findings) throws IOException {
        long at = 8;
        for (int i = 0; i < MOST_SEGMENTS && at + 8 <= content.length(); i++) {
            ByteWindow chunk = content.at(at, 8);
            if (chunk.i32(4) == 0x65584966) {
                new Exif(content, at + 8, findings.facts()).read();
            }
            at += 12 + chunk.u32(0);
            if (chunk.i32(4) == 0x49454e44) {
                after(content, at, findings);
                return;
            }
        }
    }

    /** What stands behind the end of a picture is seen by no viewer: a way to hide things. */
    private static void after(Content content, long end, Findings findings) {
        if (end < content.length()) {
            findings.facts().put("bytes_behind_end", content.length() - end);
        }
    }

    private static void jpeg(Content content, Findings findings) throws IOException {
        long at = 2;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            ByteWindow marker = content.at(at, 4);
            int kind = marker.u8(1);
            if (marker.u8(0) != 0xff || kind == 0xda || kind == 0xd9) {
                return;
            }
            int length = marker.u16(2);
            if (kind == 0xff) {
                at++;
                continue;
            }
            if (kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc) {
                ByteWindow frame = content.at(at + 5, 4);
                size(findings, frame.u16(2), frame.u16(0));
            } else if (kind == 0xe1 && length > 16 && content.at(at + 4, 6).i32(0) == 0x45786966) {
                new Exif(content, at + 10, findings.facts()).read();
            }
            at += 2 + length;
        }
    }

    private static void webp(Content content, ByteWindow head, Findings findings) throws IOException {
        switch (head.i32(12)) {
            case 0x56503858 -> {
                size(findings, 1 + head.u16le(24) + (head.u8(26) << 16), 1 + head.u16le(27) + (head.u8(29) << 16));
                long at = 12;
                for (int i = 0; i < MOST_SEGMENTS && at + 8 <= content.length(); i++) {
                    ByteWindow chunk = content.at(at, 8);
                    if (chunk.i32(0) == 0x45584946) {
                        new Exif(content, at + 8, findings.facts()).read();
                    }
                    at += 8 + (chunk.u32le(4) + 1) / 2 * 2;
                }
            }
            case 0x5650384c -> size(findings, 1 + (head.u16le(21) & 0x3fff),
                    1 + ((head.u8(24) & 15) << 10 | head.u8(23) << 2 | head.u8(22) >> 6));
            case 0x56503820 -> size(findings, head.u16le(26) & 0x3fff, head.u16le(28) & 0x3fff);
            default -> findings.remark("It is a WebP picture of an unknown kind.");
        }
    }

    /** HEIC and AVIF: the largest of the extents in the properties. */
    private static void boxes(Content content, Findings findings) throws IOException {
        ByteWindow bytes = content.upTo(0, 1 << 16);
        long width = 0;
        long height = 0;
        for (int i = 4; i + 16 <= bytes.length(); i++) {
            if (bytes.u8(i) == 'i' && bytes.i32(i) == 0x69737065 && bytes.u32(i + 8) > width) {
                width = bytes.u32(i + 8);
                height = bytes.u32(i + 12);
            }
        }
        if (width > 0) {
            size(findings, width, height);
        }
    }
}
