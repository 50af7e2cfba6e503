package org.netrospect.carving.examine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;

/** The central directory of a ZIP file (APPNOTE.TXT 6.3). */
final class ZipDirectory {
    /** Entries that are read. */
    static final int MOST = 20_000;
    private static final int LONGEST_NAME = 4096;
    private static final long STORED = 0;
    private static final long DEFLATED = 8;

    /** One file. @param local where its local header is */
    record Entry(String name, int method, boolean encrypted, long packed, long size, long local) {
        boolean directory() {
            return name.endsWith("/");
        }

        /** Whether it can be taken out. */
        boolean readable() {
            return !directory() && !encrypted && (method == STORED || method == DEFLATED);
        }

        boolean deflated() {
            return method == DEFLATED;
        }
    }

    private final Content content;
    private final List<Entry> entries = new ArrayList<>();
    private long total;

    private ZipDirectory(Content content) {
        this.content = content;
    }

    List<Entry> entries() {
        return entries;
    }

    /** How many it claims to have. */
    long total() {
        return total;
    }

    Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    static ZipDirectory of(Content content) throws IOException {
        ZipDirectory directory = new ZipDirectory(content);
        long from = Math.max(0, content.length() - 22 - 0xffff);
        ByteWindow tail = content.upTo(from, 22 + 0xffff);
        for (int i = tail.length() - 22; i >= 0; i--) {
            if (tail.u8(i) == 'P' && tail.i32(i) == 0x504b0506 && tail.u16le(i + 20) <= tail.length() - i - 22) {
                directory.read(tail, i, from + i);
                return directory;
            }
        }
        throw new MalformedInput("there is no directory at its end");
    }

    private void read(ByteWindow tail, int end, long position) throws IOException {
        total = tail.u16le(end + 10);
        long size = tail.u32le(end + 12);
        long offset = tail.u32le(end + 16);
        long directoryEnd = position;
        if (position >= 20 && content.at(position - 20, 4).i32(0) == 0x504b0607) {
            // the record of 64 bits stands before its locator, both behind the directory
            directoryEnd = content.at(position - 20, 20).i64le(8);
            ByteWindow wide = content.at(directoryEnd, 56);
            total = wide.i64le(32);
            size = wide.i64le(40);
            offset = wide.i64le(48);
        }
        // bytes before the archive shift all positions, as in a self-extracting program
        long shift = directoryEnd - size - offset;
        if (shift < 0 || size < 0 || offset < 0) {
            throw new MalformedInput("its directory is not where it should be");
        }
        long at = offset + shift;
        for (long i = 0; i < total && entries.size() < MOST; i++) {
            ByteWindow head = content.at(at, 46);
            if (head.i32(0) != 0x504b0102) {
                throw new MalformedInput("its directory ends after " + entries.size() + " entries");
            }
            int name = head.u16le(28);
            int extra = head.u16le(30);
            if (name > LONGEST_NAME) {
                throw new MalformedInput("a name in its directory has " + name + " bytes");
            }
            ByteWindow rest = content.at(at + 46, name + extra);
            entries.add(wide(head, rest, name, shift));
            at += 46L + name + extra + head.u16le(32);
        }
    }

    private static Entry wide(ByteWindow head, ByteWindow rest, int name, long shift) {
        long packed = head.u32le(20);
        long size = head.u32le(24);
        long local = head.u32le(42);
        for (int i = name; i + 4 <= rest.length(); i += 4 + rest.u16le(i + 2)) {
            if (rest.u16le(i) == 1) {
                int at = i + 4;
                if (size == 0xffff_ffffL) {
                    size = rest.i64le(at);
                    at += 8;
                }
                if (packed == 0xffff_ffffL) {
                    packed = rest.i64le(at);
                    at += 8;
                }
                if (local == 0xffff_ffffL) {
                    local = rest.i64le(at);
                }
            }
        }
        return new Entry(rest.utf8(0, name), head.u16le(10), (head.u16le(8) & 1) != 0, packed, size, local + shift);
    }

    /** Where the data of an entry begins. */
    long data(Entry entry) throws IOException {
        ByteWindow head = content.at(entry.local(), 30);
        if (head.i32(0) != 0x504b0304) {
            throw new MalformedInput("the header of " + Unpacking.quoted(entry.name()) + " is not where it should be");
        }
        return entry.local() + 30 + head.u16le(26) + head.u16le(28);
    }
}
