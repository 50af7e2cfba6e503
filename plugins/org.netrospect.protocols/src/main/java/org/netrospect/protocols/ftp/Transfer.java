package org.netrospect.protocols.ftp;

import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/**
 * One transfer over a data connection: what the control connection says of it, for the data connection to know. Both
 * are read by one thread.
 */
final class Transfer {
    private Optional<Mark> at = Optional.empty();
    private String command = "";
    private String path = "";
    private String user = "";
    private String server = "";
    private String mode = "";
    private long restart;
    private long size = -1;
    private boolean connected;
    private boolean told;

    /** How the connection comes about: {@code active} or {@code passive}. */
    Transfer(String mode) {
        this.mode = mode;
    }

    /** A command that transfers over it. @param from offset in the file */
    void begin(Mark mark, String verb, String file, String who, long from) {
        at = Optional.of(mark);
        command = verb;
        path = file;
        user = who;
        restart = from;
    }

    /** Whether a command has asked for it. */
    boolean begun() {
        return at.isPresent();
    }

    /** The server said how long the file is. */
    void size(long bytes) {
        size = bytes;
    }

    long size() {
        return size;
    }

    long restart() {
        return restart;
    }

    String command() {
        return command;
    }

    /** Name of the file with its directory as far as that is known. */
    String path() {
        return path;
    }

    /** Whether what is transferred is a directory's listing. */
    boolean listing() {
        return command.equals("LIST") || command.equals("NLST") || command.equals("MLSD");
    }

    /** Its data connection is in the capture. */
    void connected(String ftpServer) {
        connected = true;
        server = ftpServer;
    }

    /** The control connection knows no more of it: tells it if there is nobody else who will. */
    void finished(SessionContext control, int code, String text) {
        if (at.isPresent() && !connected && !told) {
            told = true;
            control.event(at.get(), EventKind.of("ftp", "transfer"), path,
                    details().put("code", code).put("text", text).put("data", "not seen between these hosts"));
        }
    }

    /** Tells it. @param bytes that were transferred */
    void tell(SessionContext data, Mark first, long bytes, long missing) {
        if (!told) {
            told = true;
            Details details = details().put("bytes", bytes);
            if (missing > 0) {
                details.put("missing_bytes", missing);
            }
            data.event(first, EventKind.of("ftp", "transfer"), path, details);
        }
    }

    private Details details() {
        Details details = new Details().put("command", command).put("file", path).put("user", user)
                .put("mode", mode).put("ftp_server", server);
        if (restart > 0) {
            details.put("restart", restart);
        }
        return details;
    }
}
