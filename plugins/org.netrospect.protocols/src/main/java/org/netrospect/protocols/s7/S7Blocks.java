package org.netrospect.protocols.s7;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Blocks of a program that are loaded into a controller, or out of it: each an event and a file. */
final class S7Blocks {
    private static final int REQUEST_DOWNLOAD = 0x1a;
    private static final int DOWNLOAD = 0x1b;
    private static final int DOWNLOAD_ENDED = 0x1c;
    private static final int START_UPLOAD = 0x1d;
    private static final int UPLOAD = 0x1e;
    private static final int END_UPLOAD = 0x1f;

    private final SessionContext context;
    private Optional<Moved> moved = Optional.empty();

    /** A block under way. */
    private static final class Moved {
        private final Mark at;
        private final String kind;
        private final String name;
        private Optional<FileWriter> file = Optional.empty();
        private long bytes;

        Moved(Mark at, String kind, String name) {
            this.at = at;
            this.kind = kind;
            this.name = name;
        }
    }

    S7Blocks(SessionContext context) {
        this.context = context;
    }

    /** @return whether the job moves a block, and is told with it */
    boolean job(boolean fromClient, int function, ByteWindow parameters) {
        switch (function) {
            case REQUEST_DOWNLOAD, START_UPLOAD -> {
                end();
                moved = Optional.of(new Moved(context.mark(), function == START_UPLOAD ? "upload" : "download",
                        name(S7Items.text(parameters, 8))));
            }
            case DOWNLOAD, UPLOAD -> {
                // the data comes in the answer
            }
            case DOWNLOAD_ENDED, END_UPLOAD -> end();
            default -> {
                return false;
            }
        }
        return true;
    }

    void answer(boolean fromClient, ByteWindow parameters, ByteWindow data) {
        int function = parameters.u8(0);
        if ((function == DOWNLOAD || function == UPLOAD) && data.length() > 4 && moved.isPresent()) {
            Moved block = moved.get();
            if (block.file.isEmpty()) {
                block.file = Optional.of(context.file(FileOffer.of("s7comm", fromClient, block.name, "")));
            }
            int length = Math.min(data.u16(0), data.length() - 4);
            block.file.get().data(data.slice(4, length));
            block.bytes += length;
        }
    }

    /** {@code _0800001P} is organisation block 1, passive. */
    private static String name(String text) {
        if (text.length() < 9) {
            return text;
        }
        String type = type(text.substring(1, 3));
        return type + text.substring(3, 8).replaceFirst("^0+(?=.)", "");
    }

    private static String type(String code) {
        return switch (code) {
            case "08" -> "OB";
            case "0A" -> "DB";
            case "0B" -> "SDB";
            case "0C" -> "FC";
            case "0D" -> "SFC";
            case "0E" -> "FB";
            case "0F" -> "SFB";
            default -> "block " + code + " ";
        };
    }

    /** What a program invocation is about: blocks that are inserted or deleted. */
    static String described(String service, ByteWindow parameters, Details details) {
        StringBuilder names = new StringBuilder();
        if (service.equals("_INSE") || service.equals("_DELE")) {
            int count = parameters.u8(10);
            for (int i = 0; i < count && 12 + 8 * (i + 1) <= parameters.length(); i++) {
                String text = parameters.latin1(12 + 8 * i, 8);
                names.append(i == 0 ? "" : ", ").append(type(text.substring(0, 2)))
                        .append(text.substring(2, 7).replaceFirst("^0+(?=.)", ""));
            }
        }
        details.put("blocks", names.toString());
        return names.toString();
    }

    void end() {
        moved.ifPresent(block -> {
            block.file.ifPresent(FileWriter::end);
            context.event(block.at, EventKind.of("s7comm", block.kind), block.kind + " " + block.name,
                    new Details().put("block", block.name).put("bytes", block.bytes));
        });
        moved = Optional.empty();
    }
}
