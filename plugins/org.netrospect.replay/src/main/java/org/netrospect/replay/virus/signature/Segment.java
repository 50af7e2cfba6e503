package org.netrospect.replay.virus.signature;

import java.util.List;

/** Atoms without a gap between them. Immutable. */
record Segment(List<Atom> atoms, boolean fold) {
    Segment {
        atoms = List.copyOf(atoms);
    }

    /** Adds to {@code ends} the offsets behind all ways in which it stands at an offset. */
    void ends(byte[] data, int length, int at, Steps steps, Positions ends) {
        steps.take(1);
        from(0, data, length, at, steps, ends);
    }

    /** Whether it stands at an offset. */
    boolean at(byte[] data, int length, int at, Steps steps) {
        Positions ends = new Positions();
        ends(data, length, at, steps, ends);
        return ends.size() > 0;
    }

    private void from(int index, byte[] data, int length, int at, Steps steps, Positions ends) {
        if (index == atoms.size()) {
            ends.add(at);
            return;
        }
        switch (atoms.get(index)) {
            case Atom.Bytes bytes -> {
                if (bytes.length() <= length - at && bytes.at(data, at, fold)) {
                    steps.take(1);
                    from(index + 1, data, length, at + bytes.length(), steps, ends);
                }
            }
            case Atom.Choice choice -> choice(choice, index, data, length, at, steps, ends);
        }
    }

    private void choice(Atom.Choice choice, int index, byte[] data, int length, int at, Steps steps, Positions ends) {
        steps.take(choice.options().size());
        if (choice.negated()) {
            int size = choice.options().getFirst().length();
            if (size <= length - at && choice.options().stream().noneMatch(o -> o.at(data, at, fold))) {
                from(index + 1, data, length, at + size, steps, ends);
            }
            return;
        }
        for (Atom.Bytes option : choice.options()) {
            if (option.length() <= length - at && option.at(data, at, fold)) {
                from(index + 1, data, length, at + option.length(), steps, ends);
            }
        }
    }
}
