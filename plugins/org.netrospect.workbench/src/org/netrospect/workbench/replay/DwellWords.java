package org.netrospect.workbench.replay;

import org.netrospect.core.time.Amounts;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.DwellTime;
import org.netrospect.replay.run.SignatureDate;

/** Says for how long a rule's matches on a host went unnoticed, and since when they could have been found. */
record DwellWords(TimeFormat times, String what) {
    private static final long SECOND = 1_000_000_000L;
    private static final int DAY = 10;

    String of(DwellTime d) {
        String when = d.first() == d.last() ? " at " + times.longText(d.first())
                : " from " + times.longText(d.first()) + " to " + times.longText(d.last());
        return "Host " + d.host() + " matched this " + what + when + ", " + Amounts.count(d.alerts(), "time", "times")
                + " in " + Amounts.count(d.sessions(), "session", "sessions") + ". " + signature(d.signature())
                + "Found by this run on " + times.longText(d.found() / SECOND * SECOND) + "." + unnoticed(d) + peers(d);
    }

    private String signature(SignatureDate date) {
        String day = date.time() == 0 ? "" : times.longText(date.time()).substring(0, DAY);
        return switch (date.source()) {
            case CREATED_AT -> "The " + what + " says that it is of " + day + ". ";
            case UPDATED_AT -> "The " + what + " says that it was last changed on " + day + ". ";
            case DATABASE -> "The database of the signature was made on " + day + ". ";
            case FILE -> "The file of the " + what + " was last changed on " + day + ". ";
            case UNKNOWN -> "";
        };
    }

    private String unnoticed(DwellTime d) {
        if (d.unnoticed() == 0) {
            return "";
        }
        long before = d.beforeSignature();
        return " Unnoticed for " + Difference.duration(d.unnoticed()) + (before == 0 || before >= d.unnoticed() ? "."
                : ", for " + Difference.duration(before) + " of which there was no such " + what + ".");
    }

    private static String peers(DwellTime d) {
        if (d.peers() == 0) {
            return "";
        }
        String more = d.named().size() < d.peers() ? ", …" : "";
        String named = d.named().isEmpty() ? "" : " (" + String.join(", ", d.named()) + more + ")";
        return " In that time the host reached " + Amounts.count(d.peers(), "host", "hosts")
                + " it had not reached before" + named + " and sent them "
                + Amounts.count(d.sent(), "byte", "bytes") + ".";
    }
}
