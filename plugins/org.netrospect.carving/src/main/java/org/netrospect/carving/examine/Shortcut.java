package org.netrospect.carving.examine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;

/** Windows shortcuts, [MS-SHLLINK]: what they start. */
final class Shortcut implements Inspector {
    private static final List<String> TEXTS = List.of("description", "relative_path", "working_folder", "arguments",
            "icon");

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        findings.mediaType("application/x-ms-shortcut");
        ByteWindow header = content.at(0, 76);
        int flags = header.i32le(20);
        long at = 76;
        if ((flags & 1) != 0) {
            at += 2 + content.at(at, 2).u16le(0);
        }
        if ((flags & 2) != 0) {
            ByteWindow information = content.at(at, content.at(at, 4).u32le(0));
            if ((information.u32le(8) & 1) != 0) {
                int path = (int) information.u32le(16);
                int end = information.indexOf(0, path);
                findings.facts().put("target", information.latin1(path, end - path));
            }
            at += information.length();
        }
        boolean wide = (flags & 0x80) != 0;
        for (int i = 0; i < TEXTS.size(); i++) {
            if ((flags >> 2 + i & 1) != 0) {
                int bytes = content.at(at, 2).u16le(0) * (wide ? 2 : 1);
                ByteWindow text = content.at(at + 2, bytes);
                findings.facts().put(TEXTS.get(i), new String(text.bytes(0, bytes),
                        wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1));
                at += 2 + bytes;
            }
        }
    }
}
