package org.netrospect.carving.examine;

import java.util.List;
import java.util.Set;

/** Which inspector reads which file. */
final class Inspectors {
    private static final Set<String> COMPRESSED = Set.of("application/gzip", "application/x-bzip2",
            "application/x-bzip", "application/x-xz", "application/zstd", "application/x-lzma",
            "application/x-compress", "application/x-lz4", "application/x-snappy-framed");
    private static final Set<String> PACKED = Set.of("application/x-tar", "application/x-gtar", "application/x-archive",
            "application/x-cpio", "application/x-arj", "application/x-tika-unix-dump",
            "application/x-7z-compressed", "application/x-debian-package");

    private Inspectors() {
    }

    static List<Inspector> of(String type, byte[] head) {
        if (starts(head, "MZ")) {
            return List.of(new PortableExecutable());
        }
        if (starts(head, "\u007fELF")) {
            return List.of(new Elf());
        }
        if (MachO.begins(head)) {
            return List.of(new MachO());
        }
        if (starts(head, "PK\3\4") || starts(head, "PK\5\6")) {
            return List.of(new ZipInspector());
        }
        if (starts(head, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return List.of(new CompoundInspector());
        }
        if (starts(head, "%PDF-")) {
            return List.of(new Pdf());
        }
        if (COMPRESSED.contains(type)) {
            return List.of(new CompressedInspector());
        }
        if (PACKED.contains(type)) {
            return List.of(new ArchiveInspector());
        }
        if (type.startsWith("image/")) {
            return List.of(new Images());
        }
        if (type.equals("application/rtf") || starts(head, "{\\rt")) {
            return List.of(new RichText());
        }
        if (starts(head, "L\0\0\0\u0001\u0014\u0002\0")) {
            return List.of(new Shortcut());
        }
        if (Certificate.begins(head)) {
            return List.of(new Certificate());
        }
        return List.of(new Script());
    }

    private static boolean starts(byte[] head, String text) {
        if (head.length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((head[i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
