package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;

/** Windows programs: the PE format. */
final class PortableExecutable implements Inspector {
    static final String TYPE = "application/vnd.microsoft.portable-executable";
    private static final int MOST_SECTIONS = 96;
    private static final Map<Integer, String> MACHINES = Map.of(0x14c, "i386", 0x8664, "x86_64", 0xaa64, "arm64", 0x1c0,
            "arm", 0x1c4, "armv7", 0x200, "ia64", 0x5064, "riscv64", 0xebc, "efi");
    private static final Map<Integer, String> SUBSYSTEMS = Map.of(1, "native", 2, "windows", 3, "console", 5, "os2", 7,
            "posix", 9, "windows ce", 10, "efi application", 11, "efi boot driver", 12, "efi driver", 16, "boot");

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        long header = content.at(60, 4).u32le(0);
        ByteWindow coff = content.at(header, 24);
        if (coff.u32(0) != 0x50450000L) {
            findings.mediaType("application/x-dosexec");
            return;
        }
        findings.mediaType(TYPE);
        Details facts = findings.facts();
        int machine = coff.u16le(4);
        int count = coff.u16le(6);
        facts.put("machine", MACHINES.getOrDefault(machine, "0x" + Integer.toHexString(machine)));
        facts.put("dll", (coff.u16le(22) & 0x2000) != 0);
        facts.time("compile_time", coff.u32le(8) * 1_000_000_000L);
        ByteWindow optional = content.at(header + 24, coff.u16le(20));
        boolean wide = optional.u16le(0) == 0x20b;
        facts.put("subsystem", SUBSYSTEMS.getOrDefault(optional.u16le(68), "" + optional.u16le(68)));
        facts.put("entry_point", optional.u32le(16));
        if (count > MOST_SECTIONS) {
            findings.remark("It claims " + count + " sections; " + MOST_SECTIONS + " were read.");
        }
        List<Section> sections = sections(content, header + 24 + coff.u16le(20), Math.min(count, MOST_SECTIONS));
        facts.put("sections", sections.stream().map(Section::name).toList());
        int directories = wide ? 112 : 96;
        long entries = Math.min(16, optional.u32le(directories - 4));
        facts.put("signed", directory(optional, directories, entries, 4) != 0);
        facts.put("dotnet", directory(optional, directories, entries, 14) != 0);
        long end = sections.stream().mapToLong(s -> s.offset() + s.size()).max().orElse(0);
        long certificates = entries > 4 ? optional.u32le(directories + 36) : 0;
        if (end > 0 && end < content.length()) {
            facts.put("overlay", content.length() - end - certificates);
        }
        long imports = directory(optional, directories, entries, 1);
        if (imports != 0) {
            new Imports(content, sections, wide).read(imports, findings);
        }
    }

    /** Address of a directory; the certificates' is a position in the file. */
    private static long directory(ByteWindow optional, int directories, long entries, int number) {
        return number < entries ? optional.u32le(directories + 8 * number) : 0;
    }

    /** @param address where it is loaded; offset and size are in the file */
    record Section(String name, long address, long loaded, long offset, long size) {
        boolean holds(long place) {
            return place >= address && place - address < Math.max(loaded, size);
        }
    }

    private static List<Section> sections(Content content, long at, int count) throws IOException {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ByteWindow section = content.at(at + 40L * i, 40);
            String name = section.latin1(0, 8);
            int end = name.indexOf('\0');
            sections.add(new Section(end < 0 ? name : name.substring(0, end), section.u32le(12), section.u32le(8),
                    section.u32le(20), section.u32le(16)));
        }
        return sections;
    }
}
