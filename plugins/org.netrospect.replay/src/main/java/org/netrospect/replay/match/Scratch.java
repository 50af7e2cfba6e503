package org.netrospect.replay.match;

/** What one thread needs while it matches; sessions that share a thread share it. */
final class Scratch {
    final Candidates candidates;
    final StepMatcher matcher;
    final Fittings fittings;

    Scratch(CompiledRules rules) {
        candidates = new Candidates(rules.rules().length, rules.patterns());
        fittings = new Fittings(rules);
        matcher = new StepMatcher(rules);
    }
}
