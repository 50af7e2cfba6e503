package org.netrospect.replay.indicator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.netrospect.core.net.IpAddress;
import org.netrospect.replay.indicator.Indicator.Kind;

/**
 * Finds the indicators that a value meets. However many there are, a look-up costs a hash for a value, and one for
 * each label of a name, and one for each length of network that occurs. Immutable.
 */
public final class IndicatorMatcher {
    private final Map<Kind, Map<String, List<Indicator>>> exact = new EnumMap<>(Kind.class);
    private final Map<Network, List<Indicator>> networks = new HashMap<>();
    private final int[] prefixes4;
    private final int[] prefixes6;

    public IndicatorMatcher(List<Indicator> indicators) {
        TreeSet<Integer> four = new TreeSet<>();
        TreeSet<Integer> six = new TreeSet<>();
        for (Indicator indicator : indicators) {
            if (indicator.kind() == Kind.NETWORK) {
                Network network = Network.parse(indicator.value()).orElseThrow(
                        () -> new IllegalArgumentException("no network: " + indicator.value()));
                networks.computeIfAbsent(network, key -> new ArrayList<>(1)).add(indicator);
                (network.address().version() == 4 ? four : six).add(network.prefix());
            } else {
                exact.computeIfAbsent(indicator.kind(), kind -> new HashMap<>())
                        .computeIfAbsent(indicator.value(), value -> new ArrayList<>(1)).add(indicator);
            }
        }
        prefixes4 = four.stream().mapToInt(Integer::intValue).toArray();
        prefixes6 = six.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Indicators of an address, and of the networks it is in, widest first. */
    public List<Indicator> address(IpAddress address) {
        List<Indicator> found = new ArrayList<>(value(Kind.ADDRESS, address.toString()));
        for (int prefix : address.version() == 4 ? prefixes4 : prefixes6) {
            found.addAll(networks.getOrDefault(Network.of(address, prefix), List.of()));
        }
        return found;
    }

    /** Indicators of a host name, and of the domains it is in. */
    public List<Indicator> domain(String name) {
        List<Indicator> found = new ArrayList<>();
        String rest = name.toLowerCase(Locale.ROOT);
        rest = rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
        while (!rest.isEmpty()) {
            found.addAll(value(Kind.DOMAIN, rest));
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return found;
    }

    /** Indicators of a URL, with or without a scheme; those of its host are asked for with {@link #domain}. */
    public List<Indicator> url(String url) {
        return value(Kind.URL, Values.url(url));
    }

    /** Indicators of a mail address, and of the domains it is in. */
    public List<Indicator> mail(String address) {
        List<Indicator> found = new ArrayList<>(value(Kind.MAIL, address.toLowerCase(Locale.ROOT)));
        found.addAll(domain(address.substring(address.indexOf('@') + 1)));
        return found;
    }

    /** Indicators of a file, by a digest in hexadecimal digits of any of the three kinds. */
    public List<Indicator> file(String digest) {
        return switch (digest.length()) {
            case 32 -> value(Kind.MD5, digest.toLowerCase(Locale.ROOT));
            case 40 -> value(Kind.SHA1, digest.toLowerCase(Locale.ROOT));
            case 64 -> value(Kind.SHA256, digest.toLowerCase(Locale.ROOT));
            default -> List.of();
        };
    }

    /** Indicators of a fingerprint or certificate. @param kind JA3, JA4 or CERTIFICATE */
    public List<Indicator> fingerprint(Kind kind, String value) {
        return value(kind, value.toLowerCase(Locale.ROOT).replace(":", ""));
    }

    private List<Indicator> value(Kind kind, String value) {
        return exact.getOrDefault(kind, Map.of()).getOrDefault(value, List.of());
    }
}
