package org.netrospect.core.importing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.CaptureTotals;
import org.netrospect.core.analysis.PacketsAgain;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.session.Session;

/** Fetches packets of sessions again from captures that are just being imported. */
record ImportedPackets(CaptureOpener opener, CaseStore store, CaptureImport target,
        Progress progress) implements PacketsAgain {
    @Override
    public void read(List<Session> sessions, Pipeline into) throws IOException {
        Map<Integer, SelectedPlaces> places = SelectedPlaces.of(target, sessions);
        try (SessionPackets packets = new SessionPackets(store, opener)) {
            for (Map.Entry<Integer, SelectedPlaces> each : places.entrySet()) {
                CaptureInfo capture = store.captures().stream().filter(it -> it.id() == each.getKey()).findFirst()
                        .orElseThrow(() -> new IOException("capture " + each.getKey() + " is not in the case"));
                CaptureTotals totals = into.run(new SelectedPackets(capture, each.getValue(), packets), capture.id(),
                        Progress.silent(progress::cancelled));
                if (totals.end() == CaptureTotals.End.BROKEN) {
                    throw new IOException(totals.problem());
                }
            }
        }
    }
}
