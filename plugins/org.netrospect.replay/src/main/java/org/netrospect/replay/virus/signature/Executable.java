package org.netrospect.replay.virus.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the parts of a program lie in its file.
 *
 * @param entry offset of its first instruction, if that is in the file
 * @param sections in the order of the section table
 */
record Executable(OptionalInt entry, List<Section> sections) {
    private static final int MOST_SECTIONS = 96;
    private static final int SECTOR = 0x200;

    /** A section: offset and length in the file, address in memory, and its length there. */
    record Section(int offset, int length, long address, long size) {
    }

    Executable {
        sections = List.copyOf(sections);
    }

    /** Reads the headers of a Windows program; empty if they are damaged. */
    static Optional<Executable> pe(byte[] data, int length) {
        long header = u32(data, length, 0x3c);
        if (header < 0 || header > length - 24 || u32(data, length, header) != 0x4550) {
            return Optional.empty();
        }
        long optional = header + 24;
        int count = u16(data, length, header + 6);
        int optionalSize = u16(data, length, header + 20);
        long entry = u32(data, length, optional + 16);
        long alignment = u32(data, length, optional + 36);
        if (count <= 0 || count > MOST_SECTIONS || optionalSize < 40 || entry < 0 || alignment < 0) {
            return Optional.empty();
        }
        long align = alignment == 0 ? SECTOR : alignment;
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = optional + optionalSize + 40L * i;
            long raw = u32(data, length, at + 20);
            long size = u32(data, length, at + 16);
            if (raw < 0 || size < 0) {
                return Optional.empty();
            }
            // the loader of Windows rounds so
            long offset = raw / SECTOR * SECTOR;
            long rounded = (size + align - 1) / align * align;
            long there = Math.max(0, Math.min(rounded, length - offset));
            sections.add(new Section((int) Math.min(offset, length), (int) there, u32(data, length, at + 12),
                    u32(data, length, at + 8)));
        }
        return Optional.of(new Executable(offset(entry, sections, length), sections));
    }

    private static OptionalInt offset(long address, List<Section> sections, int length) {
        long first = sections.stream().mapToLong(Section::address).min().orElse(0);
        if (address < first) {
            return address < length ? OptionalInt.of((int) address) : OptionalInt.empty();
        }
        for (Section section : sections) {
            long inside = address - section.address;
            if (inside >= 0 && inside < section.length) {
                return OptionalInt.of((int) (section.offset + inside));
            }
        }
        return OptionalInt.empty();
    }

    /** Reads the headers of a program in the ELF format; empty if they are damaged. */
    static Optional<Executable> elf(byte[] data, int length) {
        if (length < 64 || data[4] != 1 && data[4] != 2 || data[5] != 1 && data[5] != 2) {
            return Optional.empty();
        }
        boolean wide = data[4] == 2;
        Numbers reader = new Numbers(data, length, data[5] == 1);
        long entry = reader.word(24, wide);
        long programs = reader.word(wide ? 32 : 28, wide);
        int count = (int) reader.unsigned(wide ? 56 : 44, 2);
        int each = (int) reader.unsigned(wide ? 54 : 42, 2);
        OptionalInt offset = OptionalInt.empty();
        for (int i = 0; i < Math.min(count, MOST_SECTIONS) && offset.isEmpty(); i++) {
            long at = programs + (long) each * i;
            long begin = reader.word(at + (wide ? 8 : 4), wide);
            long address = reader.word(at + (wide ? 16 : 8), wide);
            long size = reader.word(at + (wide ? 32 : 16), wide);
            if (reader.unsigned(at, 4) == 1 && entry >= address && entry - address < size
                    && begin >= 0 && begin + (entry - address) < length) {
                offset = OptionalInt.of((int) (begin + (entry - address)));
            }
        }
        return Optional.of(new Executable(offset, elfSections(reader, wide)));
    }

    private static List<Section> elfSections(Numbers reader, boolean wide) {
        long table = reader.word(wide ? 40 : 32, wide);
        int each = (int) reader.unsigned(wide ? 58 : 46, 2);
        int count = (int) reader.unsigned(wide ? 60 : 48, 2);
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MOST_SECTIONS); i++) {
            long at = table + (long) each * i;
            long offset = reader.word(at + (wide ? 24 : 16), wide);
            long size = reader.word(at + (wide ? 32 : 20), wide);
            if (offset < 0 || offset > reader.length() || size < 0) {
                return List.of();
            }
            sections.add(new Section((int) offset, (int) Math.min(size, reader.length() - offset),
                    reader.word(at + (wide ? 16 : 12), wide), size));
        }
        return sections;
    }

    private static int u16(byte[] data, int length, long at) {
        return (int) new Numbers(data, length, true).unsigned(at, 2);
    }

    private static long u32(byte[] data, int length, long at) {
        return new Numbers(data, length, true).unsigned(at, 4);
    }
}
