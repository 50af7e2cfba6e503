package org.netrospect.cli;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.replay.run.VerdictChange;

/** What is said of a file that was thought clean and is not. */
final class FindingText {
    private static final TimeFormat UTC = new TimeFormat(ZoneOffset.UTC);
    private static final int MOST_HOSTS = 5;
    private static final double DAY = 86_400e9;

    private FindingText() {
    }

    /** Some sentences: the file, who carried it when and in which sessions, and what they did then. */
    static String of(VerdictChange change) {
        StringBuilder text = new StringBuilder();
        text.append(change.name().isEmpty() ? "A file" : change.name()).append(" (SHA-256 ").append(change.sha256())
                .append(") was thought clean and is ").append(change.verdict()).append(": ")
                .append(change.signatures()).append(". It was carried from ").append(UTC.iso(change.first()))
                .append(" to ").append(UTC.iso(change.last())).append(", ")
                .append(String.format(Locale.ROOT, "%.1f", change.unnoticed() / DAY))
                .append(" days before it was found.");
        List<VerdictChange.Carrier> carriers = change.carriers();
        carriers.stream().limit(MOST_HOSTS).forEach(c -> text.append(' ').append(c.host())
                .append(c.received() ? " received it" : " sent it").append(c.sessions().size() == 1 ? " in session "
                        : " in sessions ").append(c.sessions().stream().map(Object::toString)
                        .collect(Collectors.joining(", "))).append("; in the hour after it had ")
                .append(c.after().sessions()).append(" sessions with ").append(c.after().peers()).append(" hosts, ")
                .append(c.after().newPeers()).append(" of them new to it, and sent ").append(c.after().sent())
                .append(" bytes."));
        if (carriers.size() > MOST_HOSTS) {
            text.append(' ').append(carriers.size() - MOST_HOSTS).append(" more hosts carried it.");
        }
        return text.toString();
    }
}
