package org.netrospect.protocols.tftp;

import java.util.Map;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Puts the blocks of a file together, whatever their order. */
final class TftpTransfer implements Analyzer {
    private static final int DATA = 3;
    private static final int ERROR = 5;
    private static final int OPTIONS = 6;
    private static final int HEADER = 4;
    private static final int BLOCK = 512;
    private static final int LARGEST_BLOCK = 65464;
    /** Numbers of blocks are of 16 bits; a larger file begins again with 0. */
    private static final long NUMBERS = 1 << 16;

    private final SessionContext context;
    private final TftpRequest request;
    private final Mark begun;
    private Optional<FileWriter> file = Optional.empty();
    private int block = BLOCK;
    private long last;
    private long size = -1;
    private String error = "";
    private boolean ended;
    private boolean elsewhere;

    TftpTransfer(SessionContext context, TftpRequest request) {
        this.context = context;
        this.request = request;
        begun = context.mark();
    }

    /** The file comes in a session of its own, as servers answer from another port. */
    void elsewhere() {
        elsewhere = true;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (ended) {
            return;
        }
        switch (bytes.u16(0)) {
            case DATA -> block(fromClient, bytes);
            case ERROR -> error = bytes.u16(2) + " " + text(bytes);
            case OPTIONS -> {
                Map<String, String> options = TftpProtocol.options(bytes, 2);
                String length = options.getOrDefault("blksize", "");
                if (length.matches("\\d{1,5}")) {
                    block = Math.max(8, Math.min(LARGEST_BLOCK, Integer.parseInt(length)));
                }
            }
            default -> {
                // acknowledgements tell nothing that the blocks do not
            }
        }
    }

    private static String text(ByteWindow bytes) {
        int end = bytes.indexOf(0, HEADER);
        return bytes.utf8(HEADER, (end < 0 ? bytes.length() : end) - HEADER);
    }

    private void block(boolean fromClient, ByteWindow bytes) {
        long number = last - last % NUMBERS + bytes.u16(2);
        if (number < last - NUMBERS / 2) {
            number += NUMBERS;
        } else if (number > last + NUMBERS / 2 && number >= NUMBERS) {
            number -= NUMBERS;
        }
        if (number == 0) {
            return;
        }
        last = Math.max(last, number);
        FileWriter open = file.orElseGet(() -> context.file(FileOffer.of("tftp", fromClient, request.file(), "")));
        file = Optional.of(open);
        int length = bytes.length() - HEADER;
        long from = (number - 1) * block;
        if (length > 0) {
            open.at(from, bytes.slice(HEADER, length));
        }
        if (length < block) {
            size = from + length;
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        // a datagram that was cut is read as far as it goes
    }

    /** Ends it, once. */
    @Override
    public void end(boolean fromClient) {
        if (ended) {
            return;
        }
        ended = true;
        file.ifPresent(open -> {
            if (size >= 0) {
                open.size(size);
            }
            open.end();
        });
        if (!elsewhere && !request.file().isEmpty() || file.isPresent() || !error.isEmpty()) {
            Details details = new Details().put("command", request.write() ? "write" : "read")
                    .put("file", request.file()).put("mode", request.mode()).put("block_size", block)
                    .put("blocks", last).put("complete", size >= 0).put("error", error);
            request.options().forEach((name, value) -> details.put("option_" + name, value));
            context.event(begun, EventKind.of("tftp", "transfer"), request.file(), details);
        }
    }
}
