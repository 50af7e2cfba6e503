package org.netrospect.protocols.ftp;

import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;

/** Reads a data connection: its bytes are the file. */
final class FtpData implements Analyzer {
    private final SessionContext context;
    private final Transfer transfer;
    private final Mark begun;
    private Optional<FileWriter> file = Optional.empty();
    private boolean sender;
    private long bytes;
    private long missing;
    private int ends;

    FtpData(SessionContext context, Transfer transfer, String server) {
        this.context = context;
        this.transfer = transfer;
        begun = context.mark();
        context.service("ftp-data");
        transfer.connected(server);
    }

    private Optional<FileWriter> file(boolean fromClient) {
        if (file.isEmpty()) {
            sender = fromClient;
            String name = transfer.listing() ? transfer.command() + " " + transfer.path() : transfer.path();
            FileWriter opened = context.file(FileOffer.of("ftp", fromClient, name,
                    transfer.listing() ? "text/plain" : ""));
            if (transfer.restart() > 0) {
                opened.gap(transfer.restart());
            }
            file = Optional.of(opened);
        }
        return sender == fromClient ? file : Optional.empty();
    }

    @Override
    public void data(boolean fromClient, ByteWindow piece) {
        file(fromClient).ifPresent(open -> {
            open.data(piece);
            bytes += piece.length();
        });
    }

    @Override
    public void gap(boolean fromClient, long length) {
        file(fromClient).ifPresent(open -> {
            open.gap(length);
            missing += length;
        });
    }

    @Override
    public void end(boolean fromClient) {
        if (++ends == 2) {
            file.ifPresent(open -> {
                if (transfer.size() > 0 && transfer.restart() == 0) {
                    open.size(transfer.size());
                }
                open.end();
            });
            transfer.tell(context, begun, bytes, missing);
            // what is fetched comes from the server, whoever opened this session
            context.inspection().text("ftpdata_command", !transfer.command().equals("RETR"),
                    transfer.command().toLowerCase(Locale.ROOT));
            context.inspection().transactionEnd("ftp-data", 0);
        }
    }
}
