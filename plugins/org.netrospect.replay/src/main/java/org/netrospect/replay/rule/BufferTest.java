package org.netrospect.replay.rule;

import java.util.List;

/** All that a rule asks of one buffer. */
public record BufferTest(BufferName buffer, List<Step> steps) {
}
