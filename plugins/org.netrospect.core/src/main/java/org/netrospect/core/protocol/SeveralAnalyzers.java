package org.netrospect.core.protocol;

import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;

/** Several that read the same session, in order. */
final class SeveralAnalyzers implements Analyzer {
    private final List<Analyzer> all;

    SeveralAnalyzers(List<Analyzer> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        for (Analyzer each : all) {
            each.data(fromClient, bytes);
        }
    }

    @Override
    public void gap(boolean fromClient, long length) {
        for (Analyzer each : all) {
            each.gap(fromClient, length);
        }
    }

    @Override
    public void end(boolean fromClient) {
        for (Analyzer each : all) {
            each.end(fromClient);
        }
    }

    @Override
    public boolean done() {
        return all.stream().allMatch(Analyzer::done);
    }

    @Override
    public boolean resting() {
        return all.stream().allMatch(Analyzer::resting);
    }
}
