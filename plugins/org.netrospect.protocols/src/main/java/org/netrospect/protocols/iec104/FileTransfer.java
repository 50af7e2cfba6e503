package org.netrospect.protocols.iec104;

import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** One file on its way; a section that is refused comes again and stands where it stood. */
final class FileTransfer {
    private static final EventKind FILE = EventKind.of("iec104", "file");
    /** What a last segment ends: a file, or else a section. */
    private static final int FILE_ENDS = 2;

    private final SessionContext context;
    private final Mark begun;
    private final Details details;
    private final String subject;
    private final boolean beginningSeen;
    private final FileWriter writer;
    private int section;
    private int sections;
    private long base;
    private long announced;
    private long inSection;
    private int sum;
    private boolean placed;
    private boolean torn;
    private boolean damaged;
    private boolean ended;
    private String outcome = "";

    /** @param size as it was announced, -1 if the announcement was not seen */
    FileTransfer(SessionContext context, boolean fromClient, int station, int object, int file, long size) {
        this.context = context;
        begun = context.mark();
        beginningSeen = size >= 0;
        placed = beginningSeen;
        subject = "file " + file + ", station " + station + ", object " + object;
        details = new Details().put("station", station).put("object", object).put("file", file);
        if (beginningSeen) {
            details.put("size", size);
        }
        writer = context.file(FileOffer.of("iec104", fromClient, "station-" + station + "-object-" + object + "-file-"
                + file, "").size(size));
    }

    void section(int number, long length) {
        if (number == section + 1) {
            base += Math.max(announced, inSection);
            placed = beginningSeen;
            sections++;
        } else if (number != section) {
            // sections between are in no capture, and nobody says how long they are
            placed = section == 0 && !beginningSeen;
            sections++;
        } else {
            // the same again
            placed = beginningSeen;
        }
        section = number;
        announced = length;
        inSection = 0;
        torn = false;
        sum = 0;
    }

    /** @param length of the segment; more than its bytes if the others are in no capture */
    void segment(ByteWindow bytes, int length) {
        if (placed) {
            writer.at(base + inSection, bytes);
        } else if (!beginningSeen) {
            writer.data(bytes);
            writer.gap(length - bytes.length());
        }
        torn |= bytes.length() < length;
        inSection += length;
        for (int i = 0; i < bytes.length(); i++) {
            sum += bytes.u8(i);
        }
    }

    /** @param checksum all bytes of the section added, modulo 256 */
    void last(int what, int checksum) {
        if (what <= FILE_ENDS) {
            ended = true;
        } else if (placed && beginningSeen && !torn && (sum & 0xff) != checksum) {
            damaged = true;
        }
    }

    /** @return whether the file was acknowledged or refused as a whole */
    boolean acknowledged(int what) {
        if (what == 1 || what == 2) {
            outcome = what == 1 ? "acknowledged" : "refused";
            return true;
        }
        return false;
    }

    /** Where the next segments of this section belong is not known. */
    void lost() {
        placed = false;
    }

    void end() {
        writer.end();
        details.put("sections", sections).put("end_seen", ended).put("outcome", outcome);
        if (damaged) {
            details.put("checksum", "wrong");
        }
        context.event(begun, FILE, subject + (outcome.isEmpty() ? "" : ": " + outcome), details);
    }
}
