package org.netrospect.protocols;

import java.util.List;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Inspection;
import org.netrospect.core.session.RecoveredFile;

/** Writes down what is shown. */
record Shown(List<String> buffers) implements Inspection {
    @Override
    public boolean wanted() {
        return true;
    }

    @Override
    public void buffer(String name, boolean fromClient, ByteWindow bytes) {
        buffers.add((fromClient ? "client " : "server ") + name + "=" + bytes.latin1(0, bytes.length()));
    }

    @Override
    public void transactionEnd(String protocol, long number) {
        buffers.add("end " + protocol + " " + number);
    }

    @Override
    public void file(RecoveredFile file) {
        throw new IllegalStateException("Files are received here, not shown.");
    }
}
