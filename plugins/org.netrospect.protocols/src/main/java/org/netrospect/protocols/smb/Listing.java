package org.netrospect.protocols.smb;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** What a client was shown of a folder ([MS-FSCC] 2.4), over as many answers as it took. */
final class Listing {
    private static final EventKind LIST = EventKind.of("smb", "list");
    /** Names that are told. */
    private static final int MOST_TOLD = 64;

    private final Mark at;
    private final String pattern;
    private final List<String> names = new ArrayList<>();
    private long count;

    /** @param pattern what names had to fit, "" if it is not known */
    Listing(Mark at, String pattern) {
        this.at = at;
        this.pattern = pattern;
    }

    /** Entries one behind the other. @param layout number of their information class */
    void entries(int layout, ByteWindow entries, Charset charset) {
        int length = layout == 12 ? 8 : 60;
        int name = switch (layout) {
            case 1 -> 64;
            case 2 -> 68;
            case 3 -> 94;
            case 12 -> 12;
            case 37 -> 104;
            case 38 -> 80;
            default -> 0;
        };
        int begin = 0;
        while (name > 0 && begin + name <= entries.length()) {
            long size = Math.min(entries.u32le(begin + length), entries.length() - begin - name);
            boolean folder = layout != 12 && (entries.u32le(begin + 56) & Smb2.DIRECTORY) != 0;
            entry(text(new String(entries.bytes(begin + name, (int) size), charset)), folder);
            long next = entries.u32le(begin);
            if (next < name || next > entries.length()) {
                return;
            }
            begin += (int) next;
        }
    }

    /** Servers of SMB 1 may count the zero at the end. */
    private static String text(String name) {
        return name.endsWith("\0") ? name.substring(0, name.length() - 1) : name;
    }

    private void entry(String name, boolean folder) {
        if (!name.equals(".") && !name.equals("..")) {
            count++;
            if (names.size() < MOST_TOLD) {
                names.add(folder ? name + "\\" : name);
            }
        }
    }

    void tell(SessionContext context, String folder) {
        context.event(at, LIST, folder.isEmpty() ? pattern : folder,
                new Details().put("pattern", pattern).put("entries", names).put("count", count));
    }
}
