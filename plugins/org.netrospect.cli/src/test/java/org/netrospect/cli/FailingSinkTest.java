package org.netrospect.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netrospect.core.Limits;
import org.netrospect.core.Progress;
import org.netrospect.core.analysis.AnalysisSink;
import org.netrospect.core.analysis.Pipeline;
import org.netrospect.core.capture.CaptureReader;
import org.netrospect.core.session.AnalyzerFactory;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Irregularity;
import org.netrospect.core.session.RecoveredFile;
import org.netrospect.core.session.Session;

/** A case that cannot be written any more, as on a full disk, ends the analysis with the sentence that says so. */
class FailingSinkTest {
    private static final String SENTENCE = "The case could not be written further (disk full).";

    private static final class FullDisk implements AnalysisSink {
        private long opened;

        @Override
        public long opened(Session session) {
            return ++opened;
        }

        @Override
        public long trail(long previous, int capture, byte[] bytes, int length) {
            return 0;
        }

        @Override
        public void ended(Session session) {
            throw new UncheckedIOException(SENTENCE, new IOException("disk full"));
        }

        @Override
        public void irregularity(Irregularity irregularity) {
            // of no interest
        }

        @Override
        public void event(Event event) {
            // of no interest
        }

        @Override
        public void file(RecoveredFile file) {
            file.discard();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void saysTheSentenceOfTheSink(int threads) throws IOException {
        try (CaptureReader reader = CapturedPackets.reader(CapturedPackets.read(
                CommandRun.testdata().resolve("http/gzip-body.pcap")));
                Pipeline pipeline = new Pipeline(Limits.DEFAULT, threads, 1 << 14, AnalyzerFactory.NONE,
                        new FullDisk())) {
            IOException failure = assertThrows(IOException.class, () -> {
                pipeline.run(reader, 1, Progress.NONE);
                pipeline.finish();
            });
            assertEquals(SENTENCE, failure.getMessage());
        }
    }
}
