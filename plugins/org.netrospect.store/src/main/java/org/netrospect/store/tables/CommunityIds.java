package org.netrospect.store.tables;

import org.netrospect.core.packet.Datagram;
import org.netrospect.core.session.CommunityId;
import org.netrospect.store.columns.ColumnReader;
import org.netrospect.store.columns.ColumnTable;

/** The column {@code community_id}: a hash of the addresses and ports, computed when it is read. */
final class CommunityIds implements ColumnView {
    private final ColumnReader proto;
    private final ColumnReader saddr;
    private final ColumnReader daddr;
    private final ColumnReader sport;
    private final ColumnReader dport;
    // its digest is for one thread at a time, and costs more to make than to use
    private final ThreadLocal<CommunityId> hash = ThreadLocal.withInitial(CommunityId::new);

    CommunityIds(ColumnTable sessions) {
        proto = sessions.column(StoredSessions.PROTO);
        saddr = sessions.column(StoredSessions.SADDR);
        daddr = sessions.column(StoredSessions.DADDR);
        sport = sessions.column(StoredSessions.SPORT);
        dport = sessions.column(StoredSessions.DPORT);
    }

    @Override
    public boolean isNull(int row) {
        return proto.longAt(row) >= Datagram.ARP;
    }

    @Override
    public String textAt(int row) {
        if (isNull(row)) {
            return "";
        }
        return CommunityId.text(digest(row));
    }

    /** Sorting wants one of every session: the text, a third of the time, is not made. */
    @Override
    public long textPrefixAt(int row) {
        return isNull(row) ? 0 : CommunityId.prefix(digest(row));
    }

    private byte[] digest(int row) {
        return hash.get().digest(saddr.addressVersionAt(row), (int) proto.longAt(row), saddr.addressHighAt(row),
                saddr.addressLowAt(row), (int) sport.longAt(row), daddr.addressHighAt(row), daddr.addressLowAt(row),
                (int) dport.longAt(row));
    }
}
