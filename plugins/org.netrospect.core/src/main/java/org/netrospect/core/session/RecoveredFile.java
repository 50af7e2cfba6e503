package org.netrospect.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.netrospect.core.file.Digests;
import org.netrospect.core.file.Examination;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.StagedFile;

/**
 * Content recovered from traffic.
 *
 * @param session whose id is known once the sink has it
 * @param at where its first byte was
 * @param offer what the protocol said of it, with the last name it gave
 * @param size bytes it has or should have
 * @param missing bytes of them that are in no capture
 * @param missingRanges which: {@code 100-199,300-311}, first and last byte
 * @param digests of the content, with zeros for what is missing between
 * @param content closed by the sink
 * @param nested files inside it, in their order
 */
public record RecoveredFile(Session session, Mark at, FileOffer offer, long size, long missing, String missingRanges,
        Digests digests, Examination examination, StagedFile content, List<RecoveredFile> nested) {
    /**
     * Closes the content and those of the files inside, by a sink that keeps none.
     *
     * @throws UncheckedIOException the disk fails
     */
    public void discard() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was received cannot be removed: " + e.getMessage() + ".", e);
        }
        nested.forEach(RecoveredFile::discard);
    }
}
