package org.netrospect.protocols.terminal;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;

/** Telnet (RFC 854, RFC 1572): what is typed, logins among it. */
public final class TelnetProtocol implements Protocol {
    @Override
    public String name() {
        return "telnet";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(23, 2323);
    }

    @Override
    public Recognition recognise(Opening opening) {
        ByteWindow first = opening.server().length() > 0 ? opening.server() : opening.client();
        if (first.u8(0) != TelnetText.IAC) {
            return Recognition.UNSURE;
        }
        boolean asks = first.u8(1) >= TelnetText.SB && first.u8(1) < TelnetText.IAC && first.u8(2) < 60;
        boolean again = first.length() == 3 || first.u8(3) == TelnetText.IAC || first.u8(1) == TelnetText.SB;
        return asks && again ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        return new Reader(new TerminalDialogue(context, name()));
    }

    private static final class Reader implements Analyzer {
        private final TerminalDialogue dialogue;
        private final TelnetText client;
        private final TelnetText server;

        Reader(TerminalDialogue dialogue) {
            this.dialogue = dialogue;
            client = new TelnetText(dialogue::typed, dialogue::user);
            server = new TelnetText(dialogue::written, name -> {
                // only a client says who it is
            });
        }

        @Override
        public void data(boolean fromClient, ByteWindow bytes) {
            (fromClient ? client : server).data(bytes);
            if (!fromClient) {
                dialogue.pause();
            }
        }

        @Override
        public void gap(boolean fromClient, long length) {
            (fromClient ? client : server).gap();
        }

        @Override
        public void end(boolean fromClient) {
            if (!fromClient) {
                dialogue.end();
            }
        }
    }
}
