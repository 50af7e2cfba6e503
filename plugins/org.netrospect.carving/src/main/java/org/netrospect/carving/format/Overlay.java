package org.netrospect.carving.format;

import static org.netrospect.carving.extent.Step.end;
import static org.netrospect.carving.extent.Step.peek;

import org.netrospect.carving.extent.Step;

/** What stands behind the sections of a Windows program: installers keep their archives there. */
final class Overlay {
    private Overlay() {
    }

    /**
     * Goes on where the sections end: an archive there belongs to the program, to the end of the stream; anything else
     * does not.
     *
     * @param certificates where the certificates end, 0 for none: they are the last part of a file
     */
    static Step behind(long end, long certificates) {
        return certificates == end ? end(end) : peek(end, 28, p -> {
            boolean archive = p.has(0, "PK\3\4") || p.has(0, "Rar!") || p.has(0, "7z\u00bc\u00af") || p.has(0, "MSCF")
                    || p.has(4, "\u00ef\u00be\u00ad\u00deNullsoftInst") || p.has(0, "zlb\u001a")
                    || p.has(0, "idska32\u001a");
            return archive ? Format.open() : end(p.at());
        });
    }
}
