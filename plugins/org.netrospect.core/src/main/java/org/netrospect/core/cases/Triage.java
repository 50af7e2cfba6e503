package org.netrospect.core.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.netrospect.core.net.IpAddress;

/**
 * What the analyst holds alerts for. It belongs to rules and hosts, not to runs, so it stands for later runs too.
 * Thread-safe; calls touch the disk.
 */
public interface Triage {
    /** Where a group of alerts stands. */
    enum State {
        NEW, CONFIRMED, FALSE_POSITIVE, IGNORED;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By its word. */
        public static Optional<State> of(String word) {
            return List.of(values()).stream().filter(state -> state.word().equals(word)).findFirst();
        }
    }

    /**
     * Alerts of one rule, in any revision, on one host.
     *
     * @param host address of the session's client, as text; "" for alerts without one
     */
    record Group(long gid, long sid, String host) {
    }

    /**
     * What somebody decided about a group.
     *
     * @param time by the clock of the machine, nanoseconds since 1970 UTC
     */
    record Decision(Group group, State state, String note, String author, long time) {
    }

    /**
     * Alerts that runs shall count but not give.
     *
     * @param id from 1 within the case; 0 before it was kept
     * @param rule {@code 1:2000001}, or "" for every rule
     * @param network address or network of either side, as text; "" for all hosts
     * @param from time of the first packet it is for, nanoseconds since 1970 UTC
     * @param until time of the last packet it is for, {@link Long#MAX_VALUE} for no end
     * @param time when it was made, by the clock of the machine
     */
    record Suppression(long id, String rule, String network, long from, long until, String reason, String author,
            long time) {
        public Suppression {
            if (rule.isEmpty() && network.isEmpty()) {
                throw new IllegalArgumentException("A suppression needs a rule, a host or a network.");
            }
            if (!rule.isEmpty() && !rule.matches("\\d{1,9}:\\d{1,15}")) {
                throw new IllegalArgumentException("A rule is named by generator and number, such as 1:2000001, not "
                        + rule + ".");
            }
            if (!network.isEmpty() && AddressRange.parse(network).isEmpty()) {
                throw new IllegalArgumentException(network + " is no address and no network, such as 10.0.0.0/8.");
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("A suppression needs a reason.");
            }
        }

        /** Whether an alert is meant. @param time of its packet */
        public boolean covers(long gid, long sid, Optional<IpAddress> client, Optional<IpAddress> server, long time) {
            if (time < from || time > until || !rule.isEmpty() && !rule.equals(gid + ":" + sid)) {
                return false;
            }
            if (network.isEmpty()) {
                return true;
            }
            AddressRange range = AddressRange.parse(network).orElseThrow();
            return client.filter(range::contains).isPresent() || server.filter(range::contains).isPresent();
        }
    }

    /** The last decision about each group, in the order of the groups. */
    List<Decision> decisions();

    /** All decisions about a group, the first one first. */
    List<Decision> history(Group group);

    /** Keeps a decision; earlier ones of the group stay as its history. */
    void decide(Decision decision);

    /** Suppressions that stand, by id. */
    List<Suppression> suppressions();

    /** Keeps a suppression. @return it, with its id */
    Suppression suppress(Suppression suppression);

    /** Takes a suppression back. @return false if there is none of this id */
    boolean lift(long id);
}
