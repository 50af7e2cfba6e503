package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.netrospect.core.session.Event;
import org.netrospect.core.session.Mark;
import org.netrospect.core.session.Session;
import org.netrospect.replay.rule.Counting;
import org.netrospect.replay.rule.Rule;
import org.netrospect.replay.rule.RuleSet.EventFilter;
import org.netrospect.replay.rule.StateStep;

/**
 * Decides which matches become alerts, by what counts over more than one session: thresholds, suppressions, bits of
 * hosts. Sees matches in packet order, on one thread; what it says depends on the packets alone.
 */
public final class AlertGate {
    private final CompiledRules rules;
    private final Consumer<Alert> alerts;
    private final List<List<EventFilter>> filters = new ArrayList<>();
    private final Counters counters = new Counters();
    private final HostBits hostBits = new HostBits();
    private final DataSets dataSets = new DataSets();

    /** @param alerts is told of every alert, in packet order */
    public AlertGate(CompiledRules rules, Consumer<Alert> alerts) {
        this.rules = rules;
        this.alerts = alerts;
        for (int i = 0; i < rules.size(); i++) {
            Rule.Id id = rules.id(i);
            filters.add(rules.filters().isEmpty() ? List.of()
                    : rules.filters().stream().filter(f -> f.covers(id)).toList());
        }
    }

    /** Takes what the pipeline tells; events that are no matches are passed over. */
    public void event(Event event) {
        if (event.kind().equals(Matches.KIND)) {
            match(Matches.rule(event), Matches.fromClient(event), event.session(), event.at(), Matches.kept(event));
        }
    }

    /**
     * Takes one match.
     *
     * @param index of the rule among {@link CompiledRules}
     * @param kept for the set of values that the rule names
     */
    void match(int index, boolean fromClient, Session session, Mark at, String kept) {
        Rule rule = rules.rule(index).rule();
        Alert alert = new Alert(rule, session, at, fromClient);
        for (StateStep step : rule.states()) {
            if (step instanceof StateStep.HostBit bit && !hostBits.holds(bit, alert)
                    || step instanceof StateStep.DataSet set && !dataSets.holds(set, kept)) {
                return;
            }
        }
        for (StateStep step : rule.states()) {
            if (step instanceof StateStep.HostBit bit) {
                hostBits.apply(bit, alert);
            } else if (step instanceof StateStep.DataSet set && !dataSets.apply(set, kept)) {
                rules.gaveUp(1);
            }
        }
        if (!rule.silent() && counts(index, alert)) {
            alerts.accept(alert);
        }
    }

    private boolean counts(int index, Alert alert) {
        List<EventFilter> its = filters.get(index);
        boolean limited = false;
        for (int i = 0; i < its.size(); i++) {
            EventFilter filter = its.get(i);
            if (filter.counting().kind() == Counting.Kind.SUPPRESS) {
                if (suppressed(filter, alert)) {
                    return false;
                }
            } else if (!limited) {
                limited = true;
                if (!counters.allow(index * 16L + 1 + Math.min(i, 14), filter.counting(), alert)) {
                    return false;
                }
            }
        }
        return limited || alert.rule().counting().isEmpty()
                || counters.allow(index * 16L, alert.rule().counting().get(), alert);
    }

    private static boolean suppressed(EventFilter filter, Alert alert) {
        if (filter.addresses().isEmpty()) {
            return true;
        }
        Session s = alert.session();
        boolean client = filter.addresses().get().contains(s.ipVersion(), s.clientHigh(), s.clientLow());
        boolean server = filter.addresses().get().contains(s.ipVersion(), s.serverHigh(), s.serverLow());
        return switch (filter.counting().track()) {
            case SOURCE -> alert.fromClient() ? client : server;
            case DESTINATION -> alert.fromClient() ? server : client;
            default -> client || server;
        };
    }
}
