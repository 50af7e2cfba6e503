package org.netrospect.protocols.enip;

import java.util.Set;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.protocol.Opening;
import org.netrospect.core.protocol.Protocol;
import org.netrospect.core.protocol.Recognition;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.SessionContext;
import org.netrospect.protocols.frame.Datagrams;

/** EtherNet/IP over TCP and UDP: recognised by its encapsulation header and what the command must have behind it. */
public final class EnipProtocol implements Protocol {
    static final int HEADER = 24;

    @Override
    public String name() {
        return "enip";
    }

    @Override
    public Set<Integer> transports() {
        return Set.of(IpProtocol.TCP, IpProtocol.UDP);
    }

    @Override
    public Set<Integer> ports() {
        return Set.of(44818);
    }

    @Override
    public Recognition recognise(Opening opening) {
        boolean client = opening.client().length() > 0;
        ByteWindow b = client ? opening.client() : opening.server();
        int command = b.u16le(0);
        if (EnipCommands.name(command).isEmpty()) {
            return Recognition.NO;
        }
        int length = b.u16le(2);
        if (b.u32le(20) != 0 || b.u32le(8) > 0x69 || opening.datagrams() && HEADER + length != opening.first()) {
            return Recognition.NO;
        }
        return switch (command) {
            case EnipCommands.REGISTER -> length == 4 && b.u16le(HEADER) == 1 ? Recognition.YES : Recognition.NO;
            case EnipCommands.SEND_RR, EnipCommands.SEND_UNIT -> b.u32le(HEADER) == 0 && b.u16le(HEADER + 6) >= 1
                    && b.u16le(HEADER + 6) <= EnipMessages.MOST_ITEMS ? Recognition.YES : Recognition.NO;
            case EnipCommands.LIST_IDENTITY, EnipCommands.LIST_SERVICES, EnipCommands.LIST_INTERFACES ->
                length == 0 || b.u16le(HEADER) <= EnipMessages.MOST_ITEMS ? known(b, length) : Recognition.NO;
            default -> length == 0 ? Recognition.UNSURE : Recognition.NO;
        };
    }

    /** A list that is asked for has no session yet. */
    private static Recognition known(ByteWindow b, int length) {
        return length > 0 ? Recognition.YES : b.u32le(4) == 0 ? Recognition.YES : Recognition.UNSURE;
    }

    @Override
    public Analyzer analyzer(SessionContext context) {
        context.service(name());
        EnipMessages messages = new EnipMessages(context);
        return context.session().protocol() == IpProtocol.TCP ? new EnipStream(context, messages)
                : new Datagrams(context, "EtherNet/IP message", messages);
    }
}
