package org.netrospect.workbench.views;

import java.util.Optional;
import org.netrospect.core.cases.CaptureCheck;
import org.netrospect.core.cases.CaptureInfo;

/** A line of the {@link CaseView}. */
sealed interface CaseNode {
    /** A heading. */
    record Section(String title) implements CaseNode {
    }

    /** A capture, with how its file stands, if that was looked at. */
    record Capture(CaptureInfo info, Optional<CaptureCheck> check) implements CaseNode {
    }

    /** A line about a capture. */
    record Detail(CaptureInfo info, String text) implements CaseNode {
    }

    /** A run. */
    record Replayed(long id, String name, String text) implements CaseNode {
    }

    /** A saved filter. */
    record Saved(String name, String filter) implements CaseNode {
    }

    /** What would stand here. */
    record Hint(String text) implements CaseNode {
    }
}
