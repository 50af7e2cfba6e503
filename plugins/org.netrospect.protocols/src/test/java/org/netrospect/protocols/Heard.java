package org.netrospect.protocols;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.netrospect.core.bytes.ByteWindow;
import org.netrospect.core.session.Analyzer;
import org.netrospect.protocols.Fed.Said;

/** Writes down what is inside a session. */
record Heard(Said said, ByteArrayOutputStream client, ByteArrayOutputStream server) implements Analyzer {
    Heard(Said said) {
        this(said, new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    @Override
    public void data(boolean fromClient, ByteWindow bytes) {
        (fromClient ? client : server).writeBytes(bytes.bytes(0, bytes.length()));
    }

    @Override
    public void gap(boolean fromClient, long length) {
        (fromClient ? client : server).writeBytes(("[gap of " + length + "]").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end(boolean fromClient) {
        said.lines().add("inner " + (fromClient ? "client " : "server ")
                + (fromClient ? client : server).toString(StandardCharsets.ISO_8859_1));
    }
}
