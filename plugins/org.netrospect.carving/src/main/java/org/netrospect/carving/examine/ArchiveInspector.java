package org.netrospect.carving.examine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileContent;

/** Archives of many files, ZIP apart: TAR, ar, cpio, ARJ, dump and 7z. */
final class ArchiveInspector implements Inspector {
    private static final int MOST_ENTRIES = 10_000;
    /** What unpacking a 7z may take. */
    private static final int MOST_KILOBYTES = 64 << 10;
    /** A file in an archive that is unpacked in one go is kept in memory: files of one archive, in bytes. */
    private static final long MOST_IN_MEMORY = 16L << 20;

    @Override
    public void inspect(Content content, Findings findings) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            Damage.guarded(() -> {
                ByteWindow head = content.upTo(0, 2);
                if (head.length() == 2 && head.u16(0) == 0x377a) {
                    sevenZip(content, findings, names);
                } else {
                    stream(content, findings, names);
                }
                return names;
            });
        } finally {
            findings.facts().put("entries", names.size());
            findings.facts().put("listing", names.stream().limit(ZipInspector.MOST_LISTED).toList());
        }
    }

    private static void stream(Content content, Findings findings, List<String> names) throws IOException {
        Unpacking unpacking = new Unpacking(findings);
        try (ArchiveInputStream<? extends ArchiveEntry> in = new ArchiveStreamFactory().createArchiveInputStream(
                new BufferedInputStream(content.stream(0, content.length())))) {
            boolean taking = true;
            for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (names.size() >= MOST_ENTRIES) {
                    findings.remark("It has more than " + MOST_ENTRIES + " entries; the others were not read.");
                    return;
                }
                names.add(entry.getName());
                if (taking && !entry.isDirectory() && in.canReadEntryData(entry)) {
                    taking = inMemory(entry.getName(), entry.getSize(), in.readNBytes(
                            (int) Math.clamp(entry.getSize(), 0, MOST_IN_MEMORY)), findings, unpacking);
                }
            }
        } catch (ArchiveException e) {
            throw Damage.of(e);
        }
    }

    private static boolean inMemory(String name, long size, byte[] bytes, Findings findings, Unpacking unpacking) {
        if (!unpacking.takesInMemory(bytes.length, MOST_IN_MEMORY)) {
            findings.remark("Its files have more than " + (MOST_IN_MEMORY >> 20) + " MB; those from "
                    + Unpacking.quoted(name) + " on were not taken out.");
            return false;
        }
        if (bytes.length < size) {
            findings.remark("Of " + Unpacking.quoted(name) + " " + bytes.length + " of " + size
                    + " bytes were taken out.");
        }
        return bytes.length == 0 || unpacking.stored(name, FileContent.of(bytes));
    }

    private static void sevenZip(Content content, Findings findings, List<String> names) throws IOException {
        Unpacking unpacking = new Unpacking(findings);
        try (SevenZFile file = SevenZFile.builder().setSeekableByteChannel(new Channel(content))
                .setMaxMemoryLimitKiB(MOST_KILOBYTES).get()) {
            boolean taking = true;
            for (SevenZArchiveEntry entry : file.getEntries()) {
                if (names.size() < MOST_ENTRIES) {
                    names.add(entry.getName() == null ? "" : entry.getName());
                }
            }
            for (SevenZArchiveEntry entry = file.getNextEntry(); entry != null && taking; entry = file
                    .getNextEntry()) {
                String name = entry.getName() == null ? "" : entry.getName();
                if (entry.hasStream() && !entry.isDirectory()) {
                    int wanted = (int) Math.clamp(entry.getSize(), 0, MOST_IN_MEMORY);
                    byte[] bytes = file.getInputStream(entry).readNBytes(wanted);
                    taking = inMemory(name, entry.getSize(), bytes, findings, unpacking);
                }
            }
        } catch (PasswordRequiredException e) {
            findings.facts().put("encrypted", true);
        }
    }

    /** A file as a channel that is only read. */
    private static final class Channel implements SeekableByteChannel {
        private final Content content;
        private long position;
        private boolean open = true;

        Channel(Content content) {
            this.content = content;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (position >= content.length()) {
                return -1;
            }
            ByteWindow bytes = content.upTo(position, into.remaining());
            into.put(bytes.array(), bytes.arrayOffset(), bytes.length());
            position += bytes.length();
            return bytes.length();
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long to) {
            position = to;
            return this;
        }

        @Override
        public long size() {
            return content.length();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
