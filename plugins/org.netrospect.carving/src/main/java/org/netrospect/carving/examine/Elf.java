package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/** Programs of Unix: the ELF format. */
final class Elf implements Inspector {
    private static final int MOST_HEADERS = 256;
    private static final int MOST_DYNAMIC = 2048;
    private static final Map<Integer, String> MACHINES = Map.ofEntries(Map.entry(2, "sparc"), Map.entry(3, "i386"),
            Map.entry(4, "m68k"), Map.entry(8, "mips"), Map.entry(20, "powerpc"), Map.entry(21, "powerpc64"),
            Map.entry(22, "s390"), Map.entry(40, "arm"), Map.entry(42, "superh"), Map.entry(50, "ia64"),
            Map.entry(62, "x86_64"), Map.entry(183, "arm64"), Map.entry(243, "riscv"), Map.entry(247, "bpf"),
            Map.entry(258, "loongarch"));
    private static final Map<Integer, String> TYPES = Map.of(1, "object", 2, "executable", 3, "shared", 4, "core");

    private static final Map<Integer, String> MEDIA_TYPES = Map.of(1, "application/x-object", 2,
            "application/x-executable", 3, "application/x-sharedlib", 4, "application/x-coredump");

    /** One load of the program. */
    private record Segment(long address, long offset, long size) {
    }

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        boolean wide = content.at(4, 2).u8(0) == 2;
        boolean big = content.at(4, 2).u8(1) == 2;
        ByteWindow header = content.at(0, wide ? 64 : 52);
        Details facts = findings.facts();
        int machine = u16(header, 18, big);
        int type = u16(header, 16, big);
        facts.put("machine", MACHINES.getOrDefault(machine, Integer.toString(machine)));
        findings.mediaType(MEDIA_TYPES.getOrDefault(type, findings.mediaType()));
        facts.put("bits", wide ? 64 : 32);
        facts.put("kind", TYPES.getOrDefault(type, Integer.toString(type)));
        facts.put("entry_point", word(header, 24, wide, big));
        long programs = word(header, wide ? 32 : 28, wide, big);
        int size = u16(header, wide ? 54 : 42, big);
        int count = Math.min(MOST_HEADERS, u16(header, wide ? 56 : 44, big));
        int sections = u16(header, wide ? 60 : 48, big);
        facts.put("sections", sections);
        List<Segment> loads = new ArrayList<>();
        List<Segment> dynamic = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteWindow p = content.at(programs + (long) i * size, wide ? 56 : 32);
            Segment segment = new Segment(word(p, wide ? 16 : 8, wide, big), word(p, wide ? 8 : 4, wide, big),
                    word(p, wide ? 32 : 16, wide, big));
            switch ((int) u32(p, 0, big)) {
                case 1 -> loads.add(segment);
                case 2 -> dynamic.add(segment);
                case 3 -> facts.put("interpreter", text(content, segment.offset(), segment.size()));
                default -> {
                    // notes, stacks and the like tell nothing here
                }
            }
        }
        facts.put("linked", dynamic.isEmpty() ? "static" : "dynamic");
        if (!dynamic.isEmpty()) {
            facts.put("libraries", libraries(content, dynamic.get(0), loads, wide, big));
        }
    }

    private static List<String> libraries(Content content, Segment dynamic, List<Segment> loads, boolean wide,
            boolean big) throws IOException {
        int width = wide ? 16 : 8;
        long strings = 0;
        List<Long> needed = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_DYNAMIC, dynamic.size() / width); i++) {
            ByteWindow entry = content.at(dynamic.offset() + (long) i * width, width);
            long tag = word(entry, 0, wide, big);
            long value = word(entry, width / 2, wide, big);
            if (tag == 0) {
                break;
            }
            if (tag == 1 && needed.size() < 256) {
                needed.add(value);
            } else if (tag == 5) {
                strings = value;
            }
        }
        List<String> names = new ArrayList<>();
        for (Segment load : loads) {
            if (strings >= load.address() && strings - load.address() < load.size()) {
                for (long name : needed) {
                    names.add(text(content, load.offset() + strings - load.address() + name, 256));
                }
            }
        }
        return names;
    }

    private static String text(Content content, long at, long most) throws IOException {
        ByteWindow bytes = content.upTo(at, Math.clamp(most, 0, 256));
        int end = bytes.indexOf(0, 0);
        return bytes.latin1(0, end < 0 ? bytes.length() : end);
    }

    private static int u16(ByteWindow b, int at, boolean big) {
        return big ? b.u16(at) : b.u16le(at);
    }

    private static long u32(ByteWindow b, int at, boolean big) {
        return big ? b.u32(at) : b.u32le(at);
    }

    private static long word(ByteWindow b, int at, boolean wide, boolean big) {
        return !wide ? u32(b, at, big) : big ? b.i64(at) : b.i64le(at);
    }
}
