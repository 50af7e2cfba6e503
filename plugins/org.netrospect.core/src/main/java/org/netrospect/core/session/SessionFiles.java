package org.netrospect.core.session;

import java.util.ArrayList;
import java.util.List;
import org.netrospect.core.file.FileOffer;
import org.netrospect.core.file.FileWriter;
import org.netrospect.core.file.KnownContents;

/** The files of one session that are under way. */
final class SessionFiles {
    /** At a time: each holds memory. */
    private static final int MOST = 256;

    private final SessionAnalysis analysis;
    private final List<FileReception> files = new ArrayList<>(0);

    SessionFiles(SessionAnalysis analysis) {
        this.analysis = analysis;
    }

    FileWriter begin(FileOffer offer, KnownContents contents) {
        if (files.size() >= MOST) {
            analysis.irregularity("too many files at once", "More than " + MOST + " files were under way in one "
                    + "session; those that began when so many were were left out.");
            return FileWriter.NONE;
        }
        analysis.reads(AnalysisBudget.FILE);
        FileReception file = new FileReception(analysis, contents, offer);
        files.add(file);
        return file;
    }

    /** The file is not under way any more. */
    void closed(FileReception file) {
        files.remove(file);
    }

    boolean none() {
        return files.isEmpty();
    }

    /** Nothing more comes of any. */
    void end() {
        for (FileReception file : List.copyOf(files)) {
            file.end();
        }
    }
}
