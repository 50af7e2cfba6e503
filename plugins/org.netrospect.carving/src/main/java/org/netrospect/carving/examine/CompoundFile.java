package org.netrospect.carving.examine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** A compound file, [MS-CFB]: streams in storages, like files in folders. One thread. */
final class CompoundFile {
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_TABLES = 4096;
    private static final long NONE = 0xffff_fffaL;

    /** A storage (1, the root 5) or stream (2). @param path names from the root, with slashes */
    record Entry(String path, int kind, long start, long size, String classId) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        boolean stream() {
            return kind == 2;
        }
    }

    private record Node(String name, int kind, long left, long right, long child, long start, long size,
            String classId) {
    }

    private final Content content;
    private final int sector;
    private final List<Long> tables = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private byte[] small = {};
    private long smallTable;
    private Optional<ByteWindow> smallNext = Optional.empty();
    private long cachedTable = -1;
    private ByteWindow cached = new ByteWindow();

    CompoundFile(Content content) throws IOException {
        this.content = content;
        ByteWindow header = content.at(0, 512);
        int shift = header.u16le(30);
        if (shift != 9 && shift != 12) {
            throw new MalformedInput("its sectors have an impossible size");
        }
        sector = 1 << shift;
        allocation(header);
        List<Node> nodes = nodes(header.u32le(48));
        smallTable = header.u32le(60);
        if (!nodes.isEmpty()) {
            Node root = nodes.get(0);
            entries.add(new Entry("", 5, root.start(), root.size(), root.classId()));
            small = chain(root.start(), Math.min(root.size(), Content.LONGEST * 4L));
            tree(nodes, root.child(), "", new boolean[nodes.size()], 0);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<Entry> find(String path) {
        return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    /** The content of a stream, at most so many bytes. */
    byte[] read(Entry entry, long most) throws IOException {
        long size = Math.min(entry.size(), most);
        return entry.size() >= 4096 ? chain(entry.start(), size) : smallChain(entry.start(), size);
    }

    private void allocation(ByteWindow header) throws IOException {
        for (int i = 0; i < 109 && header.u32le(76 + 4 * i) < NONE; i++) {
            tables.add(header.u32le(76 + 4 * i));
        }
        long next = header.u32le(68);
        for (int i = 0; next < NONE && tables.size() < MOST_TABLES; i++) {
            ByteWindow more = sector(next);
            for (int j = 0; j < sector / 4 - 1 && more.u32le(4 * j) < NONE; j++) {
                tables.add(more.u32le(4 * j));
            }
            next = more.u32le(sector - 4);
            if (i > MOST_TABLES) {
                throw new MalformedInput("the list of its allocation tables has no end");
            }
        }
    }

    private ByteWindow sector(long number) throws IOException {
        return content.upTo((number + 1) * sector, sector);
    }

    private long next(long number) throws IOException {
        int perTable = sector / 4;
        long table = number / perTable;
        if (table >= tables.size()) {
            throw new MalformedInput("the sector " + number + " is in no allocation table");
        }
        if (cachedTable != table) {
            cached = sector(tables.get((int) table));
            cachedTable = table;
        }
        return cached.u32le(4 * (int) (number % perTable));
    }

    private byte[] chain(long start, long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long at = start;
        while (bytes.size() < size && at < NONE) {
            ByteWindow one = sector(at);
            if (one.length() == 0) {
                throw new MalformedInput("the sector " + at + " is behind its end");
            }
            bytes.write(one.array(), one.arrayOffset(), (int) Math.min(one.length(), size - bytes.size()));
            at = next(at);
        }
        return bytes.toByteArray();
    }

    private byte[] smallChain(long start, long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (smallNext.isEmpty()) {
            byte[] table = chain(smallTable, Content.LONGEST);
            smallNext = Optional.of(new ByteWindow(table, 0, table.length));
        }
        ByteWindow next = smallNext.get();
        long at = start;
        while (bytes.size() < size && at < NONE) {
            if (at * 64 >= small.length) {
                throw new MalformedInput("the small sector " + at + " is behind its end");
            }
            int from = (int) at * 64;
            bytes.write(small, from, (int) Math.min(Math.min(64, small.length - from), size - bytes.size()));
            at = next.u32le((int) at * 4);
        }
        return bytes.toByteArray();
    }

    private List<Node> nodes(long start) throws IOException {
        byte[] all = chain(start, MOST_ENTRIES * 128L);
        ByteWindow bytes = new ByteWindow(all, 0, all.length);
        List<Node> nodes = new ArrayList<>();
        for (int at = 0; at + 128 <= all.length; at += 128) {
            int length = Math.clamp(bytes.u16le(at + 64) / 2 - 1, 0, 31);
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < length; i++) {
                name.append((char) bytes.u16le(at + 2 * i));
            }
            nodes.add(new Node(name.toString(), bytes.u8(at + 66), bytes.u32le(at + 68), bytes.u32le(at + 72),
                    bytes.u32le(at + 76), bytes.u32le(at + 116), bytes.u32le(at + 120),
                    HexFormat.of().formatHex(bytes.bytes(at + 80, 16))));
        }
        return nodes;
    }

    /** Nodes hang together as a tree of names; one that is met twice is damaged. */
    private void tree(List<Node> nodes, long number, String path, boolean[] met, int depth) {
        if (number >= nodes.size() || met[(int) number] || depth > 200) {
            return;
        }
        met[(int) number] = true;
        Node node = nodes.get((int) number);
        tree(nodes, node.left(), path, met, depth + 1);
        String own = path.isEmpty() ? node.name() : path + "/" + node.name();
        entries.add(new Entry(own, node.kind(), node.start(), node.size(), node.classId()));
        if (node.kind() == 1) {
            tree(nodes, node.child(), own, met, depth + 1);
        }
        tree(nodes, node.right(), path, met, depth + 1);
    }
}
