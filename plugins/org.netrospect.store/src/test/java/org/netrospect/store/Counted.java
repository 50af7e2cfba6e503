package org.netrospect.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.cases.CaseStore.SqlRows;

/** Keeps what a statement gives, each row as one text. */
public class Counted implements SqlRows {
    public List<String> names = List.of();
    public final List<String> rows = new ArrayList<>();

    @Override
    public void columns(List<String> given) {
        names = given;
    }

    @Override
    public boolean row(List<Optional<String>> values) {
        rows.add(String.join("|", values.stream().map(value -> value.orElse("NULL")).toList()));
        return true;
    }
}
