package org.netrospect.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.netrospect.core.cases.CaptureImport;
import org.netrospect.core.cases.CaptureInfo;
import org.netrospect.core.cases.CaseInUseException;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.RunResults;
import org.netrospect.core.cases.StoreException;
import org.netrospect.core.cases.Workspace;
import org.netrospect.core.event.Details;
import org.netrospect.core.table.Tables;

/** A second process with a case open, for tests of what one process does to another and of what a killed one leaves. */
final class ChildProcess {
    private ChildProcess() {
    }

    /** Starts one: arguments as for {@link #main}, in front of them what starts the program. */
    static Process start(List<String> before, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path"), ChildProcess.class.getName()));
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** As an import does: what cannot be written is said, and what came before is kept. */
    private static void feed(CaptureImport target, int from, int sessions) {
        try {
            SyntheticFeed.capture(target, "child.pcap", from, sessions);
        } catch (UncheckedIOException e) {
            System.out.println(e.getMessage());
            target.complete(SyntheticFeed.info(1, "child.pcap", 1, CaptureInfo.State.PARTIAL), "");
        }
    }

    /** As a replay does; its rows are more than what is kept in memory. */
    private static void run(CaseStore store) throws IOException {
        try (RunResults run = store.beginRun()) {
            for (int i = 0; i < 100_000; i++) {
                run.add(Tables.ALERTS, new Details().put("session", 1).put("message", "alert " + i));
            }
            System.out.println("running");
            System.in.read();
        }
    }

    /**
     * Workspace, name of the case, what to do: {@code hold}, {@code run}, or {@code import} with a number of sessions.
     */
    public static void main(String[] arguments) throws IOException {
        try (Workspace workspace = new StoreWorkspaces().open(Path.of(arguments[0]));
                CaseStore store = workspace.open(arguments[1], true)) {
            System.out.println("open");
            if (arguments[2].equals("hold")) {
                System.in.read();
                return;
            }
            if (arguments[2].equals("run")) {
                run(store);
                return;
            }
            int from = store.table("sessions").orElseThrow().rows();
            try (CaptureImport target = store.beginImport()) {
                System.out.println("importing");
                feed(target, from, Integer.parseInt(arguments[3]));
                System.out.println("read");
            }
            System.out.println("kept");
        } catch (CaseInUseException | UncheckedIOException | StoreException e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
