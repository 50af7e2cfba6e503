package org.netrospect.replay.match;

/** What one thread needs while it matches; sessions that share a thread share it. */
final class Scratch {
    final Candidates candidates;
    final StepMatcher matcher;

    Scratch(CompiledRules rules) {
        candidates = new Candidates(rules.rules().length);
        matcher = new StepMatcher(rules);
    }
}
