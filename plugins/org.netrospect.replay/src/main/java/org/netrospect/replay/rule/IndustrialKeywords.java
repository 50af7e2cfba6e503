package org.netrospect.replay.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Keywords about protocols of plants: Modbus, DNP3, IEC 60870-5-104, EtherNet/IP. */
final class IndustrialKeywords {
    private static final Map<String, Integer> MODBUS_FUNCTIONS = Map.ofEntries(Map.entry("read_coils", 1),
            Map.entry("read_discrete_inputs", 2), Map.entry("read_holding_registers", 3),
            Map.entry("read_input_registers", 4), Map.entry("write_single_coil", 5),
            Map.entry("write_single_register", 6), Map.entry("read_exception_status", 7), Map.entry("diagnostics", 8),
            Map.entry("get_comm_event_counter", 11), Map.entry("get_comm_event_log", 12),
            Map.entry("write_multiple_coils", 15), Map.entry("write_multiple_registers", 16),
            Map.entry("report_slave_id", 17), Map.entry("read_file_record", 20), Map.entry("write_file_record", 21),
            Map.entry("mask_write_register", 22), Map.entry("read_write_multiple_registers", 23),
            Map.entry("read_fifo_queue", 24), Map.entry("encapsulated_interface_transport", 43));
    /** MODBUS Application Protocol V1.1b3, chapters 4.1 and 5, and annex A. */
    private static final Map<String, IntPredicate> MODBUS_KINDS = Map.of("all", n -> true,
            "user", n -> n >= 65 && n <= 72 || n >= 100 && n <= 110,
            "reserved", IndustrialKeywords::isReserved,
            "public", n -> n >= 1 && n < 65 || n > 72 && n < 100 || n > 110 && n < 128,
            "assigned", MODBUS_FUNCTIONS::containsValue,
            "unassigned", n -> !MODBUS_FUNCTIONS.containsValue(n) && !isReserved(n)
                    && !(n >= 65 && n <= 72 || n >= 100 && n <= 110));
    private static final Set<String> MODBUS_TABLES = Set.of("discretes", "coils", "input", "holding");
    private static final Map<String, Integer> DNP3_FUNCTIONS = ValueKeywords.numbered(0, "confirm", "read", "write",
            "select", "operate", "direct_operate", "direct_operate_nr", "immed_freeze", "immed_freeze_nr",
            "freeze_clear", "freeze_clear_nr", "freeze_at_time", "freeze_at_time_nr", "cold_restart", "warm_restart",
            "initialize_data", "initialize_appl", "start_appl", "stop_appl", "save_config", "enable_unsolicited",
            "disable_unsolicited", "assign_class", "delay_measure", "record_current_time", "open_file", "close_file",
            "delete_file", "get_file_info", "authenticate_file", "abort_file", "activate_config", "authenticate_req",
            "authenticate_err");
    private static final Map<String, Integer> DNP3_ANSWERS = Map.of("response", 129, "unsolicited_response", 130,
            "authenticate_resp", 131);
    /** Internal indications (IEEE 1815, clause 4.2.2.6), the first octet above the second. */
    private static final List<String> DNP3_INDICATIONS = List.of("no_func_code_support", "object_unknown",
            "parameter_error", "event_buffer_overflow", "already_executing", "config_corrupt", "reserved_2",
            "reserved_1", "all_stations", "class_1_events", "class_2_events", "class_3_events", "need_time",
            "local_control", "device_trouble", "device_restart");
    private static final Map<String, String> APCI = Map.of("u", "u", "unnumbered_control_function", "u", "s", "s",
            "numbered_supervisory_function", "s", "i", "i", "information_transfer_format", "i");
    private static final Map<String, Integer> ENIP_COMMANDS = Map.of("nop", 0, "list_services", 4, "list_identity",
            99, "list_interfaces", 100, "register_session", 101, "unregister_session", 102, "send_rr_data", 111,
            "send_unit_data", 112, "indicate_status", 114, "cancel", 115);

    private IndustrialKeywords() {
    }

    static void addTo(Map<String, Keyword> all) {
        all.put("modbus", IndustrialKeywords::modbus);
        all.put("modbus_func", (d, value) -> ValueKeywords.oneOf(d, "modbus.function", value, MODBUS_FUNCTIONS));
        all.put("modbus_unit", (d, value) -> ValueKeywords.oneOf(d, "modbus.unit", value, Map.of()));
        all.put("dnp3_func", IndustrialKeywords::function);
        all.put("dnp3_ind", IndustrialKeywords::indications);
        all.put("dnp3.ind", IndustrialKeywords::indications);
        all.put("dnp3_obj", IndustrialKeywords::object);
        all.put("iec104_apci_type", IndustrialKeywords::controlType);
        all.put("iec104_asdu_func", (d, value) -> ProtocolKeywords.oneOf(d, "iec104.asdu",
                List.of(Words.unquoted(value).strip().toUpperCase(Locale.ROOT))));
        all.put("enip_command", (d, value) -> ValueKeywords.oneOf(d, "enip.command", value, ENIP_COMMANDS));
        all.put("enip.command", (d, value) -> ValueKeywords.oneOf(d, "enip.command", value, ENIP_COMMANDS));
        all.put("cip_service", IndustrialKeywords::service);
    }

    private static boolean isReserved(int function) {
        return Set.of(9, 10, 13, 14, 41, 42, 90, 91, 125, 126, 127).contains(function);
    }

    private static void modbus(Draft d, String value) throws NotHonoured {
        for (String part : Words.list(value)) {
            String[] words = part.strip().split("\\s+", 2);
            String argument = words.length > 1 ? words[1].strip() : "";
            switch (words[0].toLowerCase(Locale.ROOT)) {
                case "function" -> modbusFunction(d, argument);
                case "subfunction" -> compare(d, "modbus.subfunction", argument);
                case "unit" -> compare(d, "modbus.unit", argument);
                case "access" -> access(d, argument.toLowerCase(Locale.ROOT).split("\\s+"));
                case "address" -> address(d, Comparison.parse(argument, true, "modbus address"));
                case "value" -> {
                    Comparison place = d.modbusAddress.filter(a -> a.kind() == Comparison.Kind.EQUAL)
                            .orElseThrow(() -> new NotHonoured("modbus: a value without one address before it"));
                    compare(d, "modbus.value." + place.low(), argument);
                }
                default -> throw new NotHonoured("modbus: \"" + part + "\" is not understood");
            }
        }
        // it asks of requests
        compare(d, "modbus.request", ">-1");
    }

    private static void compare(Draft d, String buffer, String value) throws NotHonoured {
        d.add(new Step.Value(Comparison.parse(value, true, buffer), 0), BufferName.of(buffer));
    }

    private static void modbusFunction(Draft d, String value) throws NotHonoured {
        boolean negated = value.startsWith("!");
        String name = (negated ? value.substring(1) : value).strip().toLowerCase(Locale.ROOT);
        IntPredicate kind = MODBUS_KINDS.get(name);
        if (kind == null) {
            compare(d, "modbus.request", value);
            return;
        }
        String numbers = String.join(",", IntStream.range(1, 128).filter(n -> kind.test(n) != negated)
                .mapToObj(Integer::toString).toList());
        if (numbers.isEmpty()) {
            throw new NotHonoured("modbus: function " + value + " holds for no number");
        }
        ValueKeywords.oneOf(d, "modbus.request", numbers, Map.of());
    }

    private static void access(Draft d, String[] words) throws NotHonoured {
        int bit = words[0].equals("read") ? 1 : words[0].equals("write") ? 2 : 0;
        if (bit == 0 || words.length > 2 || words.length == 2 && !MODBUS_TABLES.contains(words[1])) {
            throw new NotHonoured("modbus: access \"" + String.join(" ", words) + "\" is not understood");
        }
        d.add(new Step.Value(Comparison.of(Comparison.Kind.NOT_EQUAL, 0), bit), BufferName.of("modbus.access"));
        if (words.length == 2) {
            ProtocolKeywords.oneOf(d, "modbus.table", List.of(words[1]));
        }
    }

    /** Some address of those that are read or written lies there; Suricata takes the lower bound of a range in. */
    private static void address(Draft d, Comparison there) throws NotHonoured {
        switch (there.kind()) {
            case EQUAL, RANGE -> {
                long low = there.kind() == Comparison.Kind.RANGE ? there.low() - 1 : there.low();
                d.add(new Step.Value(Comparison.of(Comparison.Kind.LESS, there.high() + 1), 0),
                        BufferName.of("modbus.first"));
                d.add(new Step.Value(Comparison.of(Comparison.Kind.MORE, low - 1), 0), BufferName.of("modbus.last"));
            }
            case LESS -> d.add(new Step.Value(there, 0), BufferName.of("modbus.first"));
            case MORE -> d.add(new Step.Value(there, 0), BufferName.of("modbus.last"));
            default -> throw new NotHonoured("modbus: the address is negated");
        }
        d.modbusAddress = Optional.of(there);
    }

    private static void function(Draft d, String value) throws NotHonoured {
        String name = Words.unquoted(value).strip().toLowerCase(Locale.ROOT);
        Map<String, Integer> names = DNP3_ANSWERS.containsKey(name) ? DNP3_ANSWERS : DNP3_FUNCTIONS;
        ValueKeywords.oneOf(d, "dnp3.func", name, names);
    }

    /** One of the indications is there; those with an exclamation mark are not. */
    private static void indications(Draft d, String value) throws NotHonoured {
        int any = 0;
        int none = 0;
        for (String word : Words.list(Words.unquoted(value).replace("|", ","))) {
            boolean negated = word.startsWith("!");
            String name = (negated ? word.substring(1) : word).strip().toLowerCase(Locale.ROOT);
            int place = DNP3_INDICATIONS.indexOf(name);
            if (place >= 0) {
                any |= negated ? 0 : 1 << place;
                none |= negated ? 1 << place : 0;
            } else {
                number(d, negated, name);
            }
        }
        if (any != 0) {
            d.add(new Step.Value(Comparison.of(Comparison.Kind.NOT_EQUAL, 0), any), BufferName.of("dnp3.ind"));
        }
        if (none != 0) {
            d.add(new Step.Value(Comparison.of(Comparison.Kind.EQUAL, 0), none), BufferName.of("dnp3.ind"));
        }
    }

    private static void number(Draft d, boolean negated, String text) throws NotHonoured {
        long number = Words.signed(text, "dnp3_ind");
        d.add(new Step.Value(Comparison.of(negated ? Comparison.Kind.NOT_EQUAL : Comparison.Kind.EQUAL, number), 0),
                BufferName.of("dnp3.ind"));
    }

    private static void object(Draft d, String value) throws NotHonoured {
        List<String> parts = Words.list(Words.unquoted(value)).stream()
                .map(p -> p.replaceFirst("^(group|var)\\s+", "").strip()).toList();
        if (parts.size() != 2) {
            throw new NotHonoured("dnp3_obj: \"" + value + "\" is not a group and a variation");
        }
        ProtocolKeywords.oneOf(d, "dnp3.obj", List.of(Words.number(parts.getFirst(), "dnp3_obj") + ","
                + Words.number(parts.get(1), "dnp3_obj")));
    }

    private static void controlType(Draft d, String value) throws NotHonoured {
        String type = APCI.get(Words.unquoted(value).strip().toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new NotHonoured("iec104_apci_type: \"" + value + "\" is not known");
        }
        ProtocolKeywords.oneOf(d, "iec104.apci", List.of(type));
    }

    private static void service(Draft d, String value) throws NotHonoured {
        List<String> parts = Arrays.stream(Words.unquoted(value).split(",")).map(String::strip).toList();
        compare(d, "cip.service", parts.getFirst());
        if (parts.size() > 1) {
            compare(d, "cip.class", parts.get(1));
        }
        if (parts.size() > 2) {
            compare(d, "cip.attribute", parts.get(2));
        }
        if (parts.size() > 3) {
            throw new NotHonoured("cip_service: \"" + value + "\" is not understood");
        }
    }
}
