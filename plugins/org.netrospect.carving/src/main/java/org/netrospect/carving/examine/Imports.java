package org.netrospect.carving.examine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.file.Digests;

/** What a Windows program imports, and the imphash over it. One thread. */
final class Imports {
    private static final int MOST_LIBRARIES = 256;
    private static final int MOST_FUNCTIONS = 20_000;
    /** Their functions are imported by numbers for which the imphash has names: without these it is not comparable. */
    private static final Set<String> NUMBERED = Set.of("ws2_32", "wsock32", "oleaut32");

    private final Content content;
    private final List<PortableExecutable.Section> sections;
    private final boolean wide;
    private final StringBuilder names = new StringBuilder();
    private boolean comparable = true;
    private int functions;

    Imports(Content content, List<PortableExecutable.Section> sections, boolean wide) {
        this.content = content;
        this.sections = sections;
        this.wide = wide;
    }

    void read(long directory, Findings findings) throws IOException {
        List<String> libraries = new ArrayList<>();
        long at = place(directory);
        for (int i = 0; i < MOST_LIBRARIES; i++) {
            ByteWindow descriptor = content.at(at + 20L * i, 20);
            if (descriptor.u32le(12) == 0) {
                break;
            }
            String library = name(place(descriptor.u32le(12)));
            libraries.add(library);
            long lookup = descriptor.u32le(0) != 0 ? descriptor.u32le(0) : descriptor.u32le(16);
            functions(library.toLowerCase(Locale.ROOT), place(lookup), findings);
        }
        findings.facts().put("libraries", libraries);
        findings.facts().put("imports", functions);
        if (comparable && !names.isEmpty()) {
            findings.facts().put("imphash", md5(names.substring(1)));
        }
    }

    private void functions(String library, long table, Findings findings) throws IOException {
        String stem = library.endsWith(".dll") || library.endsWith(".ocx") || library.endsWith(".sys")
                ? library.substring(0, library.length() - 4) : library;
        int width = wide ? 8 : 4;
        for (int i = 0; functions < MOST_FUNCTIONS; i++) {
            ByteWindow entry = content.at(table + (long) width * i, width);
            long value = wide ? entry.i64le(0) : entry.u32le(0);
            if (value == 0) {
                return;
            }
            functions++;
            boolean number = wide ? value < 0 : value >= 0x8000_0000L;
            if (number) {
                comparable &= !NUMBERED.contains(stem);
                names.append(',').append(stem).append(".ord").append(value & 0xffff);
            } else {
                names.append(',').append(stem).append('.')
                        .append(name(place(value & 0x7fff_ffffL) + 2).toLowerCase(Locale.ROOT));
            }
        }
        findings.remark("It imports more than " + MOST_FUNCTIONS + " functions; the others were not counted.");
        comparable = false;
    }

    private long place(long address) {
        for (PortableExecutable.Section section : sections) {
            if (section.holds(address)) {
                return section.offset() + address - section.address();
            }
        }
        throw new MalformedInput("the address " + Long.toHexString(address) + " is in no section");
    }

    private String name(long at) throws IOException {
        ByteWindow bytes = content.upTo(at, 512);
        int end = bytes.indexOf(0, 0);
        return bytes.latin1(0, end < 0 ? bytes.length() : end);
    }

    private static String md5(String text) {
        return HexFormat.of().formatHex(Digests.digest("MD5").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
