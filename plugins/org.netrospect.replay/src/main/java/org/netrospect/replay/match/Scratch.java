package org.netrospect.replay.match;

import org.netrospect.core.packet.Datagram;

/** What one thread needs while it matches; sessions that share a thread share it. */
final class Scratch {
    final Candidates candidates;
    final StepMatcher matcher;
    final Fittings fittings;
    private final long[] both;

    Scratch(CompiledRules rules) {
        candidates = new Candidates(rules.size(), rules.patterns());
        both = new long[Math.max(1, (rules.size() + 63) / 64)];
        fittings = new Fittings(rules);
        matcher = new StepMatcher(rules);
    }

    /** Rules that fit one side or the other, and are among some or are not. Valid until it is called again. */
    long[] both(Fitting one, Fitting other, Members some, boolean among) {
        for (int i = 0; i < some.bits().length; i++) {
            both[i] = (one.bits()[i] | other.bits()[i]) & (among ? some.bits()[i] : ~some.bits()[i]);
        }
        return both;
    }

    /** Whether what a rule asks of a packet's headers and payload holds. */
    boolean holds(MatchRule rule, Datagram d) {
        if (rule.headers().length == 0) {
            return holds(rule, d.data, d.payloadOffset, d.payloadCaptured);
        }
        matcher.begin(rule.rule().variables(), true);
        for (MatchRule.Named named : rule.headers()) {
            if (!PacketHeaders.holds(named, d, matcher)) {
                return false;
            }
        }
        return rule.payload().length == 0
                || matcher.matches(rule.payload(), d.data, d.payloadOffset, d.payloadCaptured);
    }

    /** Whether what a rule asks of payload holds in some bytes. */
    boolean holds(MatchRule rule, byte[] bytes, int start, int length) {
        if (rule.payload().length == 0) {
            return true;
        }
        matcher.begin(rule.rule().variables(), true);
        return matcher.matches(rule.payload(), bytes, start, length);
    }

    /** A match must reach into what is new; where contents stand at an offset, the stretch begins with what is new. */
    boolean holds(MatchRule rule, Stretch s) {
        if (rule.positioned() || s.fresh() == 0) {
            return holds(rule, s.bytes(), s.fresh(), s.end() - s.fresh());
        }
        int start = rule.hasContent() ? 0 : Math.max(0, s.fresh() - Stretch.LOOKED_AT_AGAIN);
        return holds(rule, s.bytes(), start, s.end() - start)
                && (matcher.reached() > s.fresh() || holds(rule, s.bytes(), s.fresh(), s.end() - s.fresh()));
    }
}
