package org.netrospect.core.importing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.CaptureTotals;
import org.netrospect.core.analysis.PacketsAgain;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureOpener;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.SessionPackets;
import org.netrospect.core.session.Session;

/**
 * Fetches packets of sessions of a case a second time while its captures are read again. Sessions have their ids of the
 * case.
 *
 * @param captures that are read, in their order; what of a session is in others is left out
 */
record StoredPackets(CaptureOpener opener, CaseStore store, List<CaptureInfo> captures,
        Progress progress) implements PacketsAgain {
    @Override
    public void read(List<Session> sessions, Pipeline into) throws IOException {
        long[] ids = sessions.stream().mapToLong(Session::id).filter(id -> id != 0).sorted().distinct().toArray();
        Map<Integer, SelectedPlaces> places = SelectedPlaces.of(store, ids);
        try (SessionPackets packets = new SessionPackets(store, opener)) {
            for (CaptureInfo capture : captures) {
                SelectedPlaces its = places.getOrDefault(capture.id(), SelectedPlaces.NONE);
                CaptureTotals totals = into.run(new SelectedPackets(capture, its, packets), capture.id(),
                        Progress.silent(progress::cancelled));
                if (totals.end() == CaptureTotals.End.BROKEN) {
                    throw new IOException(totals.problem());
                }
            }
        }
    }
}
