package org.netrospect.replay.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.netrospect.replay.rule.FlowState.Bytes;
import org.netrospect.replay.rule.FlowState.Direction;
import org.netrospect.replay.rule.FlowState.Stage;
import org.netrospect.replay.rule.StateStep.BitAction;
import org.netrospect.replay.rule.StateStep.IntegerAction;
import org.netrospect.replay.rule.StateStep.Owner;

/** Keywords about the session and what earlier matches left behind. */
final class StateKeywords {
    private StateKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("flow", StateKeywords::flow);
        all.put("flowbits", StateKeywords::flowBits);
        all.put("xbits", (d, value) -> hostBit(d, value, "xbits"));
        all.put("hostbits", (d, value) -> hostBit(d, value, "hostbits"));
        all.put("flowint", StateKeywords::flowInteger);
        all.put("threshold", (d, value) -> d.counting = Optional.of(counting(value, "threshold")));
        all.put("detection_filter", (d, value) ->
                d.counting = Optional.of(counting("type filter," + value, "detection_filter")));
    }

    private static void flow(Draft d, String value) throws NotHonoured {
        Stage stage = d.flow.stage();
        Direction direction = d.flow.direction();
        Bytes bytes = d.flow.bytes();
        for (String word : Words.list(value)) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "established" -> stage = Stage.ESTABLISHED;
                case "not_established" -> stage = Stage.NOT_ESTABLISHED;
                case "stateless" -> stage = Stage.STATELESS;
                case "to_server", "from_client" -> direction = Direction.TO_SERVER;
                case "to_client", "from_server" -> direction = Direction.TO_CLIENT;
                case "only_stream" -> bytes = Bytes.ONLY_STREAM;
                case "no_stream" -> bytes = Bytes.NO_STREAM;
                default -> throw new NotHonoured("flow: \"" + word + "\" is not supported");
            }
        }
        d.flow = new FlowState(stage, direction, bytes);
    }

    private static BitAction action(String word, String keyword) throws NotHonoured {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "set" -> BitAction.SET;
            case "unset" -> BitAction.UNSET;
            case "toggle" -> BitAction.TOGGLE;
            case "isset" -> BitAction.IS_SET;
            case "isnotset" -> BitAction.IS_NOT_SET;
            default -> throw new NotHonoured(keyword + ": \"" + word + "\" is not supported");
        };
    }

    private static void flowBits(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.size() == 1 && parts.getFirst().equalsIgnoreCase("noalert")) {
            d.silent = true;
            return;
        }
        if (parts.size() != 2) {
            throw new NotHonoured("flowbits: \"" + value + "\" is not understood");
        }
        boolean all = parts.get(1).contains("&");
        List<String> names = Arrays.stream(parts.get(1).split("[|&]")).map(String::strip).toList();
        d.states.add(new StateStep.FlowBit(action(parts.getFirst(), "flowbits"), names, all));
    }

    private static void hostBit(Draft d, String value, String keyword) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.size() == 1 && parts.getFirst().equalsIgnoreCase("noalert")) {
            d.silent = true;
            return;
        }
        if (parts.size() < 2) {
            throw new NotHonoured(keyword + ": \"" + value + "\" is not understood");
        }
        Owner owner = Owner.SOURCE;
        long seconds = 30;
        for (String part : parts.subList(2, parts.size())) {
            String[] words = part.split("[\\s:]+");
            String argument = words[words.length - 1];
            if (words[0].equals("track") || words.length == 1) {
                owner = switch (argument) {
                    case "ip_src", "src" -> Owner.SOURCE;
                    case "ip_dst", "dst" -> Owner.DESTINATION;
                    case "ip_pair", "both" -> Owner.PAIR;
                    default -> throw new NotHonoured(keyword + ": \"" + part + "\" is not supported");
                };
            } else if (words[0].equals("expire")) {
                seconds = Words.number(argument, keyword);
            } else {
                throw new NotHonoured(keyword + ": \"" + part + "\" is not supported");
            }
        }
        d.states.add(new StateStep.HostBit(action(parts.getFirst(), keyword), keyword + "." + parts.get(1), owner,
                seconds));
    }

    private static void flowInteger(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(value);
        if (parts.size() < 2) {
            throw new NotHonoured("flowint: \"" + value + "\" is not understood");
        }
        IntegerAction action = switch (parts.get(1).toLowerCase(Locale.ROOT)) {
            case "+" -> IntegerAction.ADD;
            case "-" -> IntegerAction.SUBTRACT;
            case "=" -> IntegerAction.ASSIGN;
            case "<" -> IntegerAction.LESS;
            case "<=" -> IntegerAction.LESS_EQUAL;
            case "==" -> IntegerAction.EQUAL;
            case "!=" -> IntegerAction.NOT_EQUAL;
            case ">=" -> IntegerAction.MORE_EQUAL;
            case ">" -> IntegerAction.MORE;
            case "isset" -> IntegerAction.IS_SET;
            case "isnotset", "notset" -> IntegerAction.IS_NOT_SET;
            default -> throw new NotHonoured("flowint: \"" + parts.get(1) + "\" is not supported");
        };
        boolean alone = action == IntegerAction.IS_SET || action == IntegerAction.IS_NOT_SET;
        if (parts.size() != (alone ? 2 : 3)) {
            throw new NotHonoured("flowint: \"" + value + "\" is not understood");
        }
        String right = alone ? "0" : parts.get(2);
        boolean number = Words.isNumber(right);
        d.states.add(new StateStep.FlowInteger(action, parts.getFirst(), number ? "" : right,
                number ? Words.signed(right, "flowint") : 0));
    }

    /** Reads what stands behind threshold, detection_filter and, in part, event_filter. */
    static Counting counting(String value, String keyword) throws NotHonoured {
        Counting.Kind kind = Counting.Kind.LIMIT;
        Counting.Track track = Counting.Track.SOURCE;
        long count = -1;
        long seconds = -1;
        for (String part : Words.list(value)) {
            String[] words = part.strip().split("\\s+");
            String argument = words[words.length - 1].toLowerCase(Locale.ROOT);
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "type" -> kind = switch (argument) {
                    case "limit" -> Counting.Kind.LIMIT;
                    case "threshold" -> Counting.Kind.THRESHOLD;
                    case "both" -> Counting.Kind.BOTH;
                    case "filter" -> Counting.Kind.FILTER;
                    default -> throw new NotHonoured(keyword + ": the type \"" + argument + "\" is not supported");
                };
                case "track" -> track = switch (argument) {
                    case "by_src" -> Counting.Track.SOURCE;
                    case "by_dst" -> Counting.Track.DESTINATION;
                    case "by_both" -> Counting.Track.PAIR;
                    case "by_rule" -> Counting.Track.RULE;
                    case "by_flow" -> Counting.Track.SESSION;
                    default -> throw new NotHonoured(keyword + ": \"" + part + "\" is not supported");
                };
                case "count" -> count = Words.signed(argument, keyword);
                case "seconds" -> seconds = Words.number(argument, keyword);
                default -> throw new NotHonoured(keyword + ": \"" + part + "\" is not supported");
            }
        }
        if (count < 1 || seconds < 0) {
            throw new NotHonoured(keyword + " needs a count above 0 and seconds");
        }
        return new Counting(kind, track, count, seconds);
    }
}
