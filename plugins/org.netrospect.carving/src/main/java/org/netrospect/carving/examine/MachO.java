package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;

/** Programs of macOS and iOS: Mach-O, for one processor or several. */
final class MachO implements Inspector {
    private static final int MOST_COMMANDS = 1024;
    private static final Map<Long, String> MACHINES = Map.of(7L, "i386", 0x0100_0007L, "x86_64", 12L, "arm",
            0x0100_000cL, "arm64", 18L, "powerpc", 0x0100_0012L, "powerpc64");
    private static final Map<Long, String> KINDS = Map.of(1L, "object", 2L, "executable", 4L, "core", 6L, "library",
            7L, "linker", 8L, "bundle", 10L, "symbols", 11L, "driver");

    static boolean begins(byte[] head) {
        if (head.length < 32) {
            return false;
        }
        int magic = new ByteWindow(head, 0, 8).i32(0);
        int count = new ByteWindow(head, 0, 8).i32(4);
        return magic == 0xfeedface || magic == 0xfeedfacf || magic == 0xcefaedfe || magic == 0xcffaedfe
                || magic == 0xcafebabe && count > 0 && count < 20;
    }

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        ByteWindow head = content.at(0, 8);
        if (head.i32(0) != 0xcafebabe) {
            findings.mediaType("application/x-mach-o");
            findings.facts().put("machine", one(content, 0, findings.facts()));
            return;
        }
        findings.mediaType("application/x-mach-o-universal");
        List<String> machines = new ArrayList<>();
        for (int i = 0; i < Math.min(20, head.u32(4)); i++) {
            ByteWindow part = content.at(8 + 20L * i, 20);
            machines.add(one(content, part.u32(8), findings.facts()));
        }
        findings.facts().put("machines", machines);
    }

    /** @return the processor */
    private static String one(Content content, long at, Details facts) throws IOException {
        ByteWindow header = content.at(at, 28);
        int magic = header.i32(0);
        boolean big = magic == 0xfeedface || magic == 0xfeedfacf;
        boolean wide = magic == 0xfeedfacf || magic == 0xcffaedfe;
        long machine = u32(header, 4, big);
        facts.put("kind", KINDS.getOrDefault(u32(header, 12, big), Long.toString(u32(header, 12, big))));
        List<String> libraries = new ArrayList<>();
        boolean signed = false;
        long place = at + (wide ? 32 : 28);
        for (long i = 0; i < Math.min(MOST_COMMANDS, u32(header, 16, big)); i++) {
            ByteWindow command = content.at(place, 8);
            long size = u32(command, 4, big);
            if (size < 8 || size > 1 << 16) {
                throw new MalformedInput("a load command has " + size + " bytes");
            }
            int kind = (int) (u32(command, 0, big) & 0x7fff_ffff);
            signed |= kind == 0x1d;
            if (kind == 0xc || kind == 0x18 || kind == 0x1f) {
                ByteWindow whole = content.at(place, size);
                int name = (int) Math.min(u32(whole, 8, big), size);
                int end = whole.indexOf(0, name);
                libraries.add(whole.latin1(name, (end < 0 ? whole.length() : end) - name));
            }
            place += size;
        }
        facts.put("libraries", libraries);
        facts.put("signed", signed);
        return MACHINES.getOrDefault(machine, Long.toString(machine));
    }

    private static long u32(ByteWindow b, int at, boolean big) {
        return big ? b.u32(at) : b.u32le(at);
    }
}
