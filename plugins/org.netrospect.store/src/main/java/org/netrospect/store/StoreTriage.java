package org.netrospect.store;

import java.util.List;
import org.netrospect.core.cases.Triage;
import org.netrospect.store.database.TriageRecords;

/** The triage of one case, in its database. */
final class StoreTriage implements Triage {
    private final StoreCase target;

    StoreTriage(StoreCase target) {
        this.target = target;
    }

    @Override
    public List<Decision> decisions() {
        return target.database().transaction("reading the triage", TriageRecords::decisions);
    }

    @Override
    public List<Decision> history(Group group) {
        return target.database().transaction("reading the triage",
                connection -> TriageRecords.history(connection, group));
    }

    @Override
    public void decide(Decision decision) {
        target.writing().transaction("keeping a decision about alerts",
                connection -> TriageRecords.decide(connection, decision));
        target.triaged();
    }

    @Override
    public List<Suppression> suppressions() {
        return target.database().transaction("reading the suppressions", TriageRecords::suppressions);
    }

    @Override
    public Suppression suppress(Suppression suppression) {
        Suppression kept = target.writing().transaction("keeping a suppression",
                connection -> TriageRecords.suppress(connection, suppression));
        target.changed();
        return kept;
    }

    @Override
    public boolean lift(long id) {
        boolean lifted = target.writing().transaction("taking a suppression back",
                connection -> TriageRecords.lift(connection, id));
        target.changed();
        return lifted;
    }
}
