package org.netrospect.store.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;
import org.netrospect.core.net.IpProtocol;
import org.netrospect.core.net.MacAddress;
import org.netrospect.core.session.CommunityId;
import org.netrospect.core.session.Session;
import org.netrospect.core.table.Column;
import org.netrospect.core.table.MemoryTable;
import org.netrospect.core.table.Table;
import org.netrospect.core.table.Tables;

/**
 * Sessions that are still open, as they are shown: like those that are stored, but without what only their end gives
 * (state, payload, repetitions, gaps).
 */
public final class OpenSessionsView {
    private static final Optional<?> NONE = Optional.empty();

    private final Session session;
    private final long duration;
    private final CommunityId community;

    private OpenSessionsView(Session session, CommunityId community) {
        this.session = session;
        this.community = community;
        duration = session.lastTime() - session.firstTime();
    }

    /** A table like {@code sessions} of some that do not change any more and have their ids. */
    public static Table of(List<Session> sessions) {
        CommunityId community = new CommunityId();
        List<List<?>> rows = new ArrayList<>();
        for (Session session : sessions) {
            rows.add(new OpenSessionsView(session, community).row());
        }
        return new MemoryTable(Tables.SESSIONS, rows);
    }

    private List<?> row() {
        return Tables.SESSIONS.columns().stream().map(Column::name).map(this::value).toList();
    }

    private Object value(String column) {
        return switch (column) {
            case "id" -> session.id();
            case "capture" -> session.capture();
            case "stime" -> session.firstTime();
            case "ltime" -> session.lastTime();
            case "dur" -> duration;
            case "proto" -> IpProtocol.name(session.protocol());
            case "saddr" -> address(session.clientHigh(), session.clientLow());
            case "daddr" -> address(session.serverHigh(), session.serverLow());
            case "sport" -> port(session.clientPort());
            case "dport" -> port(session.serverPort());
            case "service" -> text(session.service());
            case "history" -> text(session.history());
            case "spkts" -> session.spkts();
            case "dpkts" -> session.dpkts();
            case "sbytes" -> session.sbytes();
            case "dbytes" -> session.dbytes();
            case "sload" -> load(session.sbytes(), session.spkts());
            case "dload" -> load(session.dbytes(), session.dpkts());
            case "srate" -> rate(session.spkts());
            case "drate" -> rate(session.dpkts());
            case "smeansz" -> mean(session.sbytes(), session.spkts());
            case "dmeansz" -> mean(session.dbytes(), session.dpkts());
            case "sttl" -> ttl(session.sttl());
            case "dttl" -> ttl(session.dttl());
            case "vlans" -> text(session.encapsulation().vlans());
            case "tunnel" -> text(session.encapsulation().tunnel());
            case "community_id" -> text(community.of(session));
            case "packet" -> session.firstPacket();
            case "smac" -> mac(session.clientMac());
            case "dmac" -> mac(session.serverMac());
            default -> NONE;
        };
    }

    private Object address(long high, long low) {
        return session.ipVersion() == 0 ? NONE : new IpAddress(session.ipVersion(), high, low);
    }

    private Object port(int port) {
        return SessionMeasures.hasPorts(session.protocol()) ? port : NONE;
    }

    private static Object text(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static Object mac(long mac) {
        return mac == MacAddress.NONE ? NONE : MacAddress.text(mac);
    }

    private static Object ttl(int ttl) {
        return ttl < 0 ? NONE : ttl;
    }

    private Object load(long bytes, long packets) {
        return duration <= 0 ? NONE : SessionMeasures.load(bytes, packets, duration);
    }

    private Object rate(long packets) {
        return duration <= 0 ? NONE : SessionMeasures.rate(packets, duration);
    }

    private static Object mean(long bytes, long packets) {
        return packets == 0 ? NONE : (double) bytes / packets;
    }
}
