package org.netrospect.replay.match;

import java.util.Optional;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.session.Analyzer;

/** Shows the rules what a session carries, around the analyzer of its protocol. */
final class SessionTap implements Analyzer {
    private final RuleSession rules;
    private Optional<Analyzer> protocol;

    SessionTap(RuleSession rules, Optional<Analyzer> protocol) {
        this.rules = rules;
        this.protocol = protocol;
    }

    private boolean isStream() {
        return rules.session().protocol() == IpProtocol.TCP;
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        if (isStream()) {
            rules.streamBefore(fromClient, bytes);
        }
        protocol.ifPresent(p -> p.data(fromClient, bytes));
        protocol = protocol.filter(p -> !p.done());
        rules.after(fromClient);
    }

    @Override
    public void gap(boolean fromClient, long length) {
        if (isStream()) {
            rules.gap(fromClient, length);
        }
        protocol.ifPresent(p -> p.gap(fromClient, length));
    }

    @Override
    public void end(boolean fromClient) {
        protocol.ifPresent(p -> p.end(fromClient));
        rules.ended(fromClient);
    }
}
