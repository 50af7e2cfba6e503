package org.netrospect.replay.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.netrospect.replay.rule.AddressSet;

/**
 * Rules that ask of nothing but hosts, by the IPv4 addresses that they name: published lists have thousands of these
 * rules, and most hosts are in none. Immutable.
 */
final class HostRules {
    /** Addresses beyond which a set says too little to be looked up in. */
    private static final long MOST_ADDRESSES = 1 << 20;

    /** Where a stretch of addresses with the same rules begins, ascending; the first is 0. */
    private final long[] begins;
    private final int[][] rulesOf;
    private final int[] always;
    /** Those that can be about hosts of IPv6. */
    private final int[] v6;

    private HostRules(long[] begins, int[][] rulesOf, int[] always, int[] v6) {
        this.begins = begins;
        this.rulesOf = rulesOf;
        this.always = always;
        this.v6 = v6;
    }

    HostRules(Unpacking in) {
        this(in.longs(), in.lists(), in.numbers(), in.numbers());
    }

    void pack(Packing out) {
        out.longs(begins);
        out.lists(rulesOf);
        out.numbers(always);
        out.numbers(v6);
    }

    static HostRules of(List<MatchRule> rules) {
        TreeMap<Long, List<Integer>> starting = new TreeMap<>(Map.of(0L, List.of()));
        Map<Long, List<Integer>> ending = new HashMap<>();
        List<Integer> others = new ArrayList<>();
        for (MatchRule rule : rules) {
            AddressSet source = rule.rule().header().source();
            AddressSet destination = rule.rule().header().destination();
            AddressSet least = source.sizeV4() <= destination.sizeV4() ? source : destination;
            if (least.sizeV4() > MOST_ADDRESSES) {
                others.add(rule.index());
                continue;
            }
            long[] ranges = least.rangesV4();
            for (int i = 0; i < ranges.length; i += 2) {
                starting.merge(ranges[i], List.of(rule.index()), HostRules::joined);
                starting.putIfAbsent(ranges[i + 1] + 1, List.of());
                ending.merge(ranges[i + 1] + 1, List.of(rule.index()), HostRules::joined);
            }
        }
        long[] begins = new long[starting.size()];
        int[][] rulesOf = new int[begins.length][];
        List<Integer> current = new ArrayList<>();
        int at = 0;
        for (Map.Entry<Long, List<Integer>> entry : starting.entrySet()) {
            ending.getOrDefault(entry.getKey(), List.of()).forEach(current::remove);
            current.addAll(entry.getValue());
            begins[at] = entry.getKey();
            rulesOf[at++] = array(current);
        }
        return new HostRules(begins, rulesOf, array(others),
                rules.stream().filter(HostRules::ofV6).mapToInt(MatchRule::index).toArray());
    }

    private static boolean ofV6(MatchRule rule) {
        return rule.rule().header().source().hasV6() && rule.rule().header().destination().hasV6();
    }

    private static List<Integer> joined(List<Integer> a, List<Integer> b) {
        List<Integer> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Adds the rules that can be about either of two hosts. */
    void candidates(int version, long one, long other, Candidates into) {
        if (version != 4) {
            into.addUnasked(v6);
            return;
        }
        into.addUnasked(always);
        into.addUnasked(rulesOf[place(one)]);
        into.addUnasked(rulesOf[place(other)]);
    }

    private int place(long address) {
        int at = Arrays.binarySearch(begins, address);
        return at >= 0 ? at : -at - 2;
    }
}
