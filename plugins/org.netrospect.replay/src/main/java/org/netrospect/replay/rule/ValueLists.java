package org.netrospect.replay.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.netrospect.core.net.IpAddress;

/** Keywords that ask whether a buffer is one of the values in a file: {@code dataset}, {@code datarep}. */
final class ValueLists {
    private static final long LARGEST = 256L << 20;
    private static final int MOST = 4_000_000;
    private static final Set<String> TYPES = Set.of("string", "md5", "sha256", "ip", "ipv4", "ipv6");

    private static final Map<String, StateStep.BitAction> ACTIONS = Map.of("set", StateStep.BitAction.SET,
            "isset", StateStep.BitAction.IS_SET, "isnotset", StateStep.BitAction.IS_NOT_SET);

    private final Path folder;
    /** What sets that rules change have in them from the beginning, by name. */
    private final Map<String, Set<String>> changing = new HashMap<>();

    /** @param folder of the rule file */
    ValueLists(Path folder) {
        this.folder = folder;
    }

    void addTo(Map<String, Keyword> all) {
        all.put("dataset", this::dataset);
        all.put("datarep", this::reputation);
    }

    private void dataset(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        String action = parts.isEmpty() ? "" : parts.getFirst().toLowerCase(Locale.ROOT);
        if (!ACTIONS.containsKey(action)) {
            throw new NotHonoured("dataset: \"" + action + "\" is not supported");
        }
        String type = "";
        String file = "";
        String state = "";
        for (String part : parts.subList(Math.min(2, parts.size()), parts.size())) {
            String[] words = part.strip().split("\\s+", 2);
            String argument = words.length > 1 ? words[1] : "";
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "type" -> type = argument;
                case "load" -> file = argument;
                case "state" -> state = argument;
                case "memcap", "hashsize", "save" -> {
                    // limits are ours, and nothing is written
                }
                default -> throw new NotHonoured("dataset: \"" + part + "\" is not supported");
            }
        }
        String name = parts.size() > 1 ? parts.get(1).strip() : "";
        if (!file.isEmpty() && !action.equals("set")) {
            add(d, new Step.Member(name, values(type, file, reputation -> true, "dataset"),
                    action.equals("isnotset")), "dataset");
            return;
        }
        if (name.isEmpty() || d.states.stream().anyMatch(StateStep.DataSet.class::isInstance)) {
            throw new NotHonoured("dataset: it names no set, or more than one that rules change");
        }
        boolean stored = !state.isEmpty() && Files.isRegularFile(folder.resolve(Words.unquoted(state)).normalize());
        Set<String> loaded = changing.computeIfAbsent(name, n -> new HashSet<>());
        if (!file.isEmpty() || stored) {
            loaded.addAll(values(type, file.isEmpty() ? state : file, reputation -> true, "dataset"));
        } else if (!type.isEmpty() && !TYPES.contains(type)) {
            throw new NotHonoured("dataset: the type \"" + type + "\" is not supported");
        }
        add(d, new Step.Keep(), "dataset");
        d.states.add(new StateStep.DataSet(ACTIONS.get(action), name, loaded));
    }

    private void reputation(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.size() < 4) {
            throw new NotHonoured("datarep: \"" + value + "\" is not understood");
        }
        Comparison comparison = Comparison.parse(parts.get(1) + parts.get(2), true, "datarep");
        String type = "";
        String file = "";
        for (String part : parts.subList(3, parts.size())) {
            String[] words = part.strip().split("\\s+", 2);
            String argument = words.length > 1 ? words[1] : "";
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "type" -> type = argument;
                case "load" -> file = argument;
                default -> throw new NotHonoured("datarep: \"" + part + "\" is not supported");
            }
        }
        add(d, new Step.Member("", values(type, file, comparison::test, "datarep"), false), "datarep");
    }

    private static void add(Draft d, Step step, String keyword) throws NotHonoured {
        if (!d.hasChosen()) {
            throw new NotHonoured(keyword + " follows no buffer");
        }
        d.add(step);
    }

    /** Values whose reputation is as asked; each with its bytes as characters. */
    private Set<String> values(String type, String name, LongPredicate wanted, String keyword) throws NotHonoured {
        if (!TYPES.contains(type)) {
            throw new NotHonoured(keyword + ": the type \"" + type + "\" is not supported");
        }
        Path file = folder.resolve(Words.unquoted(name)).normalize();
        if (name.isEmpty() || !file.startsWith(folder.normalize())) {
            throw new NotHonoured(keyword + ": there is no file of values, or it lies outside of the folder of the"
                    + " rules");
        }
        Set<String> values = new HashSet<>();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw NotHonoured.ofFile(keyword + ": the file " + name + " is not there, or larger than "
                        + (LARGEST >> 20) + " MB");
            }
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                for (String line = lines.readLine(); line != null && values.size() < MOST; line = lines.readLine()) {
                    String[] columns = line.strip().split(",", 2);
                    long reputation = columns.length > 1 && Words.isNumber(columns[1])
                            ? Words.signed(columns[1], keyword) : 0;
                    if (!columns[0].isEmpty() && wanted.test(reputation)) {
                        values.add(value(type, columns[0]));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw NotHonoured.ofFile(keyword + ": the file " + name + " cannot be read: " + e.getMessage());
        }
        return values;
    }

    private static String value(String type, String text) {
        byte[] bytes = switch (type) {
            case "string" -> Base64.getDecoder().decode(text);
            case "ip", "ipv4", "ipv6" -> address(text);
            default -> HexFormat.of().parseHex(text);
        };
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As it stands in a header; IPv4 may be written as IPv6 (RFC 4291, section 2.5.5.2). */
    private static byte[] address(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        IpAddress address = IpAddress.parse(plain.startsWith("::ffff:") && plain.indexOf('.') > 0 ? text.substring(7)
                : text).orElseThrow(() -> new IllegalArgumentException("\"" + text
                + "\" is no address"));
        ByteBuffer bytes = ByteBuffer.allocate(address.version() == 4 ? 4 : 16);
        return (address.version() == 4 ? bytes.putInt((int) address.low())
                : bytes.putLong(address.high()).putLong(address.low())).array();
    }
}
