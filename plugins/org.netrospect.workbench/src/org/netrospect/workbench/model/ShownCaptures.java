package org.netrospect.workbench.model;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.time.TimeFormat;
import org.netrospect.core.time.TimeReference;

/** The captures of the case as of the last change of its data, and how times are written amid them. */
record ShownCaptures(List<CaptureInfo> all, TimeFormat times) {
    static ShownCaptures of(List<CaptureInfo> all, ZoneId zone) {
        List<CaptureInfo> with = withPackets(all).toList();
        return new ShownCaptures(all, with.isEmpty() ? new TimeFormat(zone) : TimeFormat.amid(zone,
                with.stream().mapToLong(CaptureInfo::first).min().getAsLong(), last(all)));
    }

    private static Stream<CaptureInfo> withPackets(List<CaptureInfo> all) {
        return all.stream().filter(capture -> capture.packets() > 0);
    }

    private static long last(List<CaptureInfo> all) {
        return withPackets(all).mapToLong(CaptureInfo::last).max().orElse(0);
    }

    /** What words about time refer to. */
    TimeReference reference(ZoneId zone) {
        return new TimeReference(last(all), zone);
    }

    /** Whether one of them lies elsewhere now. */
    boolean moved(List<CaptureInfo> now) {
        Map<Integer, Path> places = all.stream().collect(Collectors.toMap(CaptureInfo::id, CaptureInfo::file));
        return now.stream().anyMatch(c -> !places.getOrDefault(c.id(), c.file()).equals(c.file()));
    }
}
