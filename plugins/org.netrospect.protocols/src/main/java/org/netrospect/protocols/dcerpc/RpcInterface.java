package org.netrospect.protocols.dcerpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An interface that servers offer.
 *
 * @param name as its document calls it; its UUID if it is not known
 * @param operations names by number, {@code -} for none
 */
record RpcInterface(String uuid, String name, List<String> operations) {
    static final String ENDPOINT_MAPPER = "e1af8308-5d1f-11c9-91a4-08002b14a0fa";
    /** The transfer syntax in which all parts of this program read stubs. */
    static final String NDR = "8a885d04-1ceb-11c9-9fe8-08002b104860";
    private static final Map<String, RpcInterface> KNOWN = load();

    /** Of calls whose bind was not seen. */
    static final RpcInterface UNKNOWN = new RpcInterface("", "unknown interface", List.of());

    static RpcInterface of(String uuid) {
        RpcInterface known = KNOWN.get(uuid);
        return known == null ? new RpcInterface(uuid, uuid, List.of()) : known;
    }

    /** {@code RCreateServiceW}; {@code operation 7} if it has no name here. */
    String operation(int number) {
        return number < operations.size() && !operations.get(number).equals("-") ? operations.get(number)
                : "operation " + number;
    }

    private static Map<String, RpcInterface> load() {
        Map<String, RpcInterface> known = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                RpcInterface.class.getResourceAsStream("interfaces.txt"), StandardCharsets.US_ASCII))) {
            in.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] words = line.split(" ");
                known.put(words[0], new RpcInterface(words[0], words[1],
                        List.copyOf(Arrays.asList(words).subList(2, words.length))));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }
}
