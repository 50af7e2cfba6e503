package org.netrospect.protocols.socks;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.bytes.MalformedInput;
import org.netrospect.core.event.Details;
import org.netrospect.core.event.EventKind;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.FrameReader;
import org.netrospect.protocols.login.Login;

/** Reads the handshake of SOCKS; what comes behind it is read as a session of its own. */
final class SocksAnalyzer implements Analyzer {
    private static final int MOST = 1024;
    private static final int PASSWORD = 2;
    private static final int BIND = 2;
    private static final String[] COMMANDS = {"", "connect", "bind", "udp associate"};

    private enum Step {
        GREETING, LOGIN, REQUEST,
        /** For {@code bind} the server answers twice: where it waits, and who came. */
        ARRIVAL, DONE
    }

    private final SessionContext context;
    private final FrameReader client = new FrameReader(this::clientLength, MOST, this::client);
    private final FrameReader server = new FrameReader(this::serverLength, MOST, this::server);
    private Step asked = Step.GREETING;
    private Step answered = Step.GREETING;
    private boolean version4;
    private int command;
    private int method;
    private Optional<Login> login = Optional.empty();
    private Optional<Mark> at = Optional.empty();
    private String target = "";
    private Details details = new Details();
    private Optional<Analyzer> inner = Optional.empty();

    SocksAnalyzer(SessionContext context) {
        this.context = context;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        int from = 0;
        while (from < bytes.length()) {
            if ((fromClient ? asked : answered) == Step.DONE) {
                inner().data(fromClient, bytes.slice(from, bytes.length() - from));
                return;
            }
            from = (fromClient ? client : server).take(bytes, from);
        }
    }

    private Analyzer inner() {
        if (inner.isEmpty()) {
            inner = Optional.of(context.inner(IpProtocol.TCP));
        }
        return inner.get();
    }

    private long clientLength(ByteWindow b) {
        int n = b.length();
        if (asked == Step.GREETING) {
            if (b.u8(0) == 4) {
                int user = n < 9 ? -1 : b.indexOf(0, 8);
                boolean named = n > 7 && b.u8(4) == 0 && b.u8(5) == 0 && b.u8(6) == 0 && b.u8(7) != 0;
                int end = named && user >= 0 ? b.indexOf(0, user + 1) : user;
                return end < 0 ? -1 : end + 1;
            }
            return n < 2 ? -1 : 2 + b.u8(1);
        }
        if (asked == Step.LOGIN) {
            int user = n < 2 ? -1 : b.u8(1);
            return user < 0 || n < 3 + user ? -1 : 3 + user + b.u8(2 + user);
        }
        return addressed(b);
    }

    private long serverLength(ByteWindow b) {
        boolean reply = answered == Step.REQUEST || answered == Step.ARRIVAL;
        return version4 ? 8 : reply ? addressed(b) : 2;
    }

    /** Length of a request or a reply of version 5, both of which end with an address and a port. */
    private static long addressed(ByteWindow b) {
        if (b.length() < 5) {
            return -1;
        }
        return switch (b.u8(3)) {
            case 1 -> 10;
            case 3 -> 7 + b.u8(4);
            case 4 -> 22;
            default -> throw new MalformedInput("a SOCKS message has an address of the unknown type " + b.u8(3));
        };
    }

    private void client(ByteWindow b, long length) {
        switch (asked) {
            case GREETING -> {
                if (b.u8(0) == 4) {
                    version4 = true;
                    request4(b);
                    asked = Step.DONE;
                } else {
                    // whether a login comes is the server's choice, which comes before it
                    asked = Step.REQUEST;
                }
            }
            case LOGIN -> {
                int user = b.u8(1);
                login = Optional.of(new Login(context.mark(), b.utf8(2, user), "password",
                        b.utf8(3 + user, b.u8(2 + user))));
                asked = Step.REQUEST;
            }
            default -> {
                request(b.u8(1), address(b) + ":" + b.u16(b.length() - 2), 5);
                asked = Step.DONE;
            }
        }
    }

    private void request4(ByteWindow b) {
        int user = b.indexOf(0, 8);
        String host = b.length() > user + 1 ? b.utf8(user + 1, b.length() - user - 2)
                : IpAddress.v4(b.i32(4)).toString();
        details.put("user", b.utf8(8, user - 8));
        request(b.u8(1), host + ":" + b.u16(2), 4);
    }

    private void request(int asks, String to, int version) {
        command = asks;
        at = Optional.of(context.mark());
        target = to;
        details.put("version", version).put("command", command < COMMANDS.length ? COMMANDS[command] : "" + command)
                .put("target", to);
    }

    private static String address(ByteWindow b) {
        return switch (b.u8(3)) {
            case 1 -> IpAddress.v4(b.i32(4)).toString();
            case 3 -> b.utf8(5, b.u8(4));
            default -> new IpAddress(6, b.i64(4), b.i64(12)).toString();
        };
    }

    private void server(ByteWindow b, long length) {
        if (answered == Step.GREETING && !version4) {
            method = b.u8(1);
            if (method == PASSWORD) {
                answered = Step.LOGIN;
                asked = Step.LOGIN;
            } else {
                answered = Step.REQUEST;
            }
        } else if (answered == Step.LOGIN) {
            boolean good = b.u8(1) == 0;
            login.ifPresent(it -> it.tell(context, "socks", Optional.of(good)));
            login = Optional.empty();
            answered = Step.REQUEST;
        } else {
            reply(b);
        }
    }

    private void reply(ByteWindow b) {
        int reply = b.u8(1);
        boolean granted = reply == (version4 ? 0x5a : 0);
        boolean waits = command == BIND && granted && answered != Step.ARRIVAL;
        if (granted && command > 1) {
            String end = version4 ? IpAddress.v4(b.i32(4)) + ":" + b.u16(2)
                    : address(b) + ":" + b.u16(b.length() - 2);
            details.put(waits ? "bound" : command == BIND ? "peer" : "relay", end);
        }
        if (waits) {
            answered = Step.ARRIVAL;
        } else {
            answered = Step.DONE;
            details.put("reply", reply).put("success", granted);
            tell();
        }
    }

    private void tell() {
        at.ifPresent(mark -> context.event(mark, EventKind.of("socks", "request"), target, details));
        at = Optional.empty();
        details = new Details();
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if ((fromClient ? asked : answered) != Step.DONE) {
            throw new MalformedInput("bytes of the SOCKS handshake are missing");
        }
        inner().gap(fromClient, length);
    }

    @Override
    public void end(boolean fromClient) {
        inner.ifPresent(analyzer -> analyzer.end(fromClient));
        if (!fromClient) {
            login.ifPresent(it -> it.tell(context, "socks", Optional.empty()));
            tell();
        }
    }
}
