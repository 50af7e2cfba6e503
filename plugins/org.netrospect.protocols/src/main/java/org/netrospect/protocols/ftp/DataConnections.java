package org.netrospect.protocols.ftp;

import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.ExpectedSessions;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.core.session.SessionContext;

/** The data connections that a control connection announces, one after the other. */
final class DataConnections {
    private final SessionContext context;
    private Optional<Transfer> announced = Optional.empty();

    DataConnections(SessionContext context) {
        this.context = context;
    }

    /** Address of the control connection's client. */
    IpAddress client() {
        Session s = context.session();
        return new IpAddress(s.ipVersion(), s.clientHigh(), s.clientLow());
    }

    /** Address of the control connection's server. */
    IpAddress server() {
        Session s = context.session();
        return new IpAddress(s.ipVersion(), s.serverHigh(), s.serverLow());
    }

    /** The client says where the server shall connect to. */
    void active(Optional<DataAddress> to) {
        to.ifPresent(address -> expect(address, "active", client()));
    }

    /** The server says where the client shall connect to. */
    void passive(Optional<DataAddress> to) {
        to.ifPresent(address -> expect(address, "passive", server()));
    }

    private void expect(DataAddress to, String mode, IpAddress usual) {
        Transfer transfer = new Transfer(mode);
        announced = Optional.of(transfer);
        String server = server().toString();
        add(to.address(), to.port(), transfer, server);
        if (!to.address().equals(usual)) {
            context.irregularity("FTP data for another address", "A data connection was announced for "
                    + to.address() + " port " + to.port() + ", not for " + usual
                    + ": a transfer between two servers, an attack by the server's hand, or address translation.");
            add(usual, to.port(), transfer, server);
        }
    }

    private void add(IpAddress address, int port, Transfer transfer, String server) {
        ExpectedSessions.of(context).add(address.version(), address.high(), address.low(), port, IpProtocol.TCP,
                data -> new FtpData(data, transfer, server));
    }

    /** A command that transfers over the connection announced last. */
    void transfer(Mark at, String verb, String path, String user, long restart) {
        Transfer next = announced.filter(transfer -> !transfer.begun()).orElseGet(() -> new Transfer("unknown"));
        next.begin(at, verb, path, user, restart);
        announced = Optional.of(next);
    }

    void size(long bytes) {
        announced.ifPresent(transfer -> transfer.size(bytes));
    }

    void finished(int code, String text) {
        announced.ifPresent(transfer -> transfer.finished(context, code, text));
    }
}
