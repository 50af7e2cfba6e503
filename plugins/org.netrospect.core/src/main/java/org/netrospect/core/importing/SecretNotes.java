package org.netrospect.core.importing;

import org.netrospect.core.capture.CaptureListener;
import org.netrospect.core.capture.CaptureNote;
import org.netrospect.core.session.Secrets;

/** Hears of a capture that was told already only the secrets it brings with it. */
record SecretNotes(Secrets secrets) implements CaptureListener {
    @Override
    public void note(CaptureNote note) {
        if (note.secrets()) {
            secrets.learn(note.text());
        }
    }
}
