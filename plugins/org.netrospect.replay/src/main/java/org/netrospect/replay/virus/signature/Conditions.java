package org.netrospect.replay.virus.signature;

import java.util.Optional;

/** What a file must be for a signature to be tried. */
record Conditions(Target target, Optional<Range> size, Optional<Range> entry, Optional<Range> sections) {
    /** The functionality of ClamAV's engine that is read here: that of 1.4. */
    static final int LEVEL = 216;

    private record Range(long first, long last) {
        boolean has(long value) {
            return value >= first && value <= last;
        }

        static Range parse(String text) throws WrongSignature {
            int dash = text.indexOf('-');
            try {
                return dash < 0 ? new Range(Long.parseLong(text), Long.parseLong(text))
                        : new Range(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
            } catch (NumberFormatException e) {
                throw new WrongSignature("a condition on the file has no numbers");
            }
        }
    }

    static Conditions of(Target target) {
        return new Conditions(target, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads the target description of a logical signature. */
    static Conditions parse(String block) throws WrongSignature {
        Conditions conditions = of(Target.ANY);
        for (String item : block.split(",")) {
            int colon = item.indexOf(':');
            if (colon < 0) {
                throw new WrongSignature("its description of the target is not understood");
            }
            conditions = conditions.with(item.substring(0, colon), item.substring(colon + 1));
        }
        if ((conditions.entry.isPresent() || conditions.sections.isPresent())
                && conditions.target != Target.PE && conditions.target != Target.ELF) {
            throw new WrongSignature("it asks for the entry point or sections of a file that is no program");
        }
        return conditions;
    }

    private Conditions with(String name, String value) throws WrongSignature {
        return switch (name) {
            case "Engine" -> {
                level(Range.parse(value));
                yield this;
            }
            case "Target" -> new Conditions(Target.of(value), size, entry, sections);
            case "FileSize" -> new Conditions(target, Optional.of(Range.parse(value)), entry, sections);
            case "EntryPoint" -> new Conditions(target, size, Optional.of(Range.parse(value)), sections);
            case "NumberOfSections" -> new Conditions(target, size, entry, Optional.of(Range.parse(value)));
            case "Container", "Intermediates" -> throw new WrongSignature(
                    "it asks in which container a file was, which is not known here");
            default -> throw new WrongSignature("it has the condition " + (name.matches("[A-Za-z0-9]{1,24}") ? name
                    : "of an unknown name") + ", which is not supported");
        };
    }

    private static void level(Range range) throws WrongSignature {
        level(range.first(), range.last());
    }

    /** @throws WrongSignature it is for older or newer engines */
    static void level(long least, long most) throws WrongSignature {
        if (least > LEVEL) {
            throw new WrongSignature("it is for an engine newer than ClamAV 1.4");
        }
        if (most < LEVEL) {
            throw new WrongSignature("it is for older engines only");
        }
    }

    boolean hold(FileFacts file) {
        return file.targets().contains(target) && size.map(r -> r.has(file.length())).orElse(true)
                && entry.map(r -> file.executable().isPresent() && file.executable().get().entry().isPresent()
                        && r.has(file.executable().get().entry().getAsInt())).orElse(true)
                && sections.map(r -> file.executable().isPresent()
                        && r.has(file.executable().get().sections().size())).orElse(true);
    }
}
