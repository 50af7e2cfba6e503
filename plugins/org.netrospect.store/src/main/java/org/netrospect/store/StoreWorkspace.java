package org.netrospect.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netrospect.core.cases.CaseStore;
import org.netrospect.core.cases.HashSets;
import org.netrospect.core.cases.NoSuchCaseException;
import org.netrospect.core.cases.Workspace;
import org.netrospect.store.hashset.KnownFiles;

/** A folder of cases. A case that is opened twice is one store, closed when all who opened it have closed it. */
final class StoreWorkspace implements Workspace {
    private final Path folder;
    private final Map<String, StoreCase> open = new HashMap<>();
    private final KnownFiles known;

    StoreWorkspace(Path folder) {
        this.folder = folder;
        known = new KnownFiles(folder.resolve("knowledge").resolve("hashsets"), this::changed);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public HashSets hashSets() {
        return known;
    }

    private synchronized void changed() {
        open.values().stream().filter(StoreCase::isOpen).forEach(StoreCase::changed);
    }

    @Override
    public List<String> cases() throws IOException {
        Set<String> names = openCases();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.resolve("cases"))) {
            for (Path each : folders) {
                String folderName = each.getFileName().toString();
                String name = CaseNames.name(folderName);
                if (CaseFolder.complete(each) && CaseNames.folder(name).equals(folderName)) {
                    names.add(name);
                }
            }
        }
        return names.stream().sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder())).toList();
    }

    @Override
    public Path place(String name) {
        return folder.resolve("cases").resolve(CaseNames.folder(name));
    }

    /** A new case is listed from the beginning, though its database may still be in the making. */
    private synchronized Set<String> openCases() {
        Set<String> names = new HashSet<>();
        open.values().stream().filter(StoreCase::isOpen).forEach(each -> names.add(each.name()));
        return names;
    }

    @Override
    public synchronized CaseStore open(String name, boolean create) throws IOException {
        String folderName = CaseNames.folder(name);
        StoreCase known = open.get(folderName);
        if (known != null && known.share()) {
            return known;
        }
        Path caseFolder = place(name);
        if (!create && !CaseFolder.complete(caseFolder)) {
            throw new NoSuchCaseException("There is no case " + name + " in " + folder + nearest(name) + ".");
        }
        StoreCase opened = StoreCase.open(CaseNames.name(folderName), new CaseFolder(caseFolder), this.known);
        open.put(folderName, opened);
        return opened;
    }

    private String nearest(String name) throws IOException {
        return CaseNames.nearest(name, cases()).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** Closes all cases, whoever has opened them. */
    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (StoreCase each : open.values()) {
            try {
                each.closeForAll();
            } catch (IOException e) {
                failure = e;
            }
        }
        open.clear();
        known.close();
        if (failure != null) {
            throw failure;
        }
    }
}
