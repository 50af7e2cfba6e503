package org.netrospect.carving;

import java.util.Optional;
import org.netrospect.carving.format.Formats;
import org.netrospect.carving.scan.SignatureMatcher;
import org.netrospect.core.session.Analyzer;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.SessionContext;

/** Looks for files in sessions that no protocol explains. Thread-safe. */
public final class Carving implements AnalyzerFactory {
    private final SignatureMatcher matcher = new SignatureMatcher(Formats.all());

    @Override
    public Optional<Analyzer> analyzer(SessionContext context) {
        return Optional.of(new CarvingAnalyzer(matcher, context));
    }
}
