package org.netrospect.workbench.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;
import org.netrospect.core.time.Amounts;

/** What is in an archive, as far as it was listed or unpacked, and what is in the archives within. Reads the disk. */
public final class ArchiveText {
    private static final int ID = Tables.FILES.index("id");
    private static final int PARENT = Tables.FILES.index("parent");
    private static final int NAME = Tables.FILES.index("name");
    private static final int TYPE = Tables.FILES.index("media_type");
    private static final int SIZE = Tables.FILES.index("size");
    private static final int FACTS = Tables.FILES.index("facts");
    /** Lines that are written, and levels: an attacker chooses how many there are. */
    private static final int MOST = 2000;
    private static final int DEEPEST = 10;

    private final Table files;
    private final List<String> lines = new ArrayList<>();
    /** Rows by the file that they were inside of. */
    private final Map<Long, List<Integer>> unpacked = new HashMap<>();

    private ArchiveText(Table files) {
        this.files = files;
        for (int row = 0; row < files.rows(); row++) {
            if (!files.isNull(PARENT, row)) {
                List<Integer> those = unpacked.computeIfAbsent(files.longAt(PARENT, row), parent -> new ArrayList<>());
                if (those.size() <= MOST) {
                    those.add(row);
                }
            }
        }
    }

    /** @return a line for each entry, those of inner archives below theirs; "" if nothing is known to be in it */
    public static String of(Table files, int row) {
        ArchiveText text = new ArchiveText(files);
        text.list(row, 1);
        if (text.lines.size() > MOST) {
            text.lines.subList(MOST, text.lines.size()).clear();
            text.lines.add("    … and more");
        }
        return text.lines.isEmpty() ? "" : "Contains\n\n" + String.join("\n", text.lines);
    }

    private void list(int row, int level) {
        List<Integer> inside = new ArrayList<>(unpacked.getOrDefault(files.longAt(ID, row), List.of()));
        String indent = "    ".repeat(level);
        for (String entry : Listing.of(files.isNull(FACTS, row) ? "" : files.textAt(FACTS, row))) {
            List<Integer> those = inside.stream().filter(file -> name(file).equals(entry)).limit(1).toList();
            those.forEach(file -> inner(file, level));
            inside.removeAll(those);
            if (those.isEmpty() && lines.size() <= MOST) {
                lines.add(indent + entry);
            }
        }
        inside.forEach(file -> inner(file, level));
    }

    private void inner(int file, int level) {
        if (lines.size() > MOST) {
            return;
        }
        lines.add("    ".repeat(level) + (name(file).isEmpty() ? "without a name" : name(file)) + "   "
                + files.textAt(TYPE, file) + ", " + Amounts.bytes(files.longAt(SIZE, file)));
        if (level < DEEPEST) {
            list(file, level + 1);
        }
    }

    private String name(int file) {
        return files.isNull(NAME, file) ? "" : files.textAt(NAME, file);
    }
}
