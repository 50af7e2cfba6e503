package org.netrospect.pcap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.capture.CaptureInterface;
import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.capture.NotACaptureException;
import org.netrospect.core.capture.PacketWriter;
import org.netrospect.core.packet.PacketSource;

/** Opens pcap and pcapng captures, plain or within gzip, zstd, bzip2, lz4 or xz. */
public final class PcapOpener implements CaptureOpener {
    /** Enough for every header that is told apart here. */
    private static final int HEAD = 64;

    @Override
    public boolean recognizes(Path file) throws IOException {
        try {
            open(file, CaptureListener.NONE).close();
            return true;
        } catch (NotACaptureException e) {
            return false;
        }
    }

    @Override
    public CaptureReader open(Path file, CaptureListener listener) throws IOException {
        FileInput input = FileInput.open(file);
        try {
            return open(input, new Remarks(file, listener));
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    static PcapReader open(FileInput input, Remarks remarks) throws IOException {
        byte[] head = head(input);
        if (head.length == 0) {
            throw new NotACaptureException(remarks.file() + " is empty; there is nothing to read.");
        }
        Compression compression = Compression.of(head);
        Content content = input;
        if (compression != Compression.NONE) {
            content = unpacked(input, head, compression, remarks);
            head = head(content);
        }
        if (PcapHeader.recognizes(head)) {
            Optional<PcapHeader> header = PcapHeader.of(head);
            if (header.isEmpty()) {
                throw new NotACaptureException(
                        remarks.file() + " ends inside the header of a pcap capture; no packet was read.");
            }
            return new PcapReader(input, content, head, new PcapParser(header.get(), remarks), compression,
                    header.get().format(), remarks);
        }
        if (pcapng(head)) {
            return new PcapReader(input, content, head, new PcapngParser(remarks), compression, "pcapng", remarks);
        }
        if (!content.damage().isEmpty()) {
            throw new NotACaptureException(remarks.file() + " " + content.damage() + "; no packet was read.");
        }
        String within = compression == Compression.NONE ? "" : ", within " + compression.label() + " compression,";
        String what = head.length == 0 ? "is empty" : Signature.describe(head);
        throw new NotACaptureException(remarks.file() + within + " " + what + "; no packet was read.");
    }

    private static Unpacked unpacked(FileInput input, byte[] head, Compression compression, Remarks remarks)
            throws IOException {
        RawStream raw = new RawStream(input, head);
        try {
            return new Unpacked(raw, compression);
        } catch (IOException e) {
            if (raw.failure().isPresent()) {
                throw raw.failure().get();
            }
            throw new NotACaptureException(remarks.file() + " begins like a file in " + compression.label()
                    + " compression but is damaged; no packet was read.");
        }
    }

    private static byte[] head(Content content) throws IOException {
        byte[] head = new byte[HEAD];
        int read = content.fill(head, 0, HEAD);
        if (content.broken()) {
            // throws: what it is cannot be told from less
            content.fill(head, read, HEAD - read);
        }
        return Arrays.copyOf(head, read);
    }

    private static boolean pcapng(byte[] head) {
        if (head.length < 12 || Bytes.i32(head, 0, true) != PcapngParser.SECTION) {
            return false;
        }
        int magic = Bytes.i32(head, 8, true);
        return magic == PcapngParser.ORDER_MAGIC || magic == Integer.reverseBytes(PcapngParser.ORDER_MAGIC);
    }

    @Override
    public PacketSource source(Path file, String layout, Path unpacked) throws IOException {
        Layout known = Layout.of(layout);
        Path readable = known.compression() == Compression.NONE ? file
                : new Unpacking(file, known.compression()).to(unpacked);
        return new FilePacketSource(readable, known);
    }

    @Override
    public PacketWriter writer(OutputStream out, List<CaptureInterface> interfaces, String comment) throws IOException {
        return new PcapngWriter(out, interfaces, comment);
    }
}
