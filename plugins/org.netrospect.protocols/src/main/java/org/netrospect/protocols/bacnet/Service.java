package org.netrospect.protocols.bacnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netrospect.core.event.Details;
import org.netrospect.core.session.Mark;

/**
 * A service that was asked for.
 *
 * @param subject its name and what it is about
 * @param object to which it goes first; "" for none
 * @param password that was shown with it; "" for none
 */
record Service(Mark at, String name, String subject, String object, String password, Details details) {
    private static final int MOST_PROPERTIES = 100;
    private static final int MOST_VALUES = 1000;
    private static final String[] STATES = {"coldstart", "warmstart", "start backup", "end backup", "start restore",
        "end restore", "abort restore", "activate changes"};
    private static final String[] COMMUNICATION = {"enable", "disable", "disable initiation"};

    static Service of(Mark at, String name, List<Tagged> values) {
        Details details = new Details().put("service", name);
        StringBuilder subject = new StringBuilder(name);
        switch (name) {
            case "read-property", "write-property", "read-range", "subscribe-cov-property", "add-list-element",
                "remove-list-element" -> property(values, name.startsWith("subscribe") ? 1 : 0, details, subject);
            case "subscribe-cov" -> object(values, 1, details, subject);
            case "read-property-multiple", "write-property-multiple" -> several(values, details, subject);
            case "device-communication-control" -> {
                chosen(values, 1, COMMUNICATION, "state", details, subject);
                Tagged.at(values, 0).ifPresent(each -> details.put("minutes", each.unsigned()));
            }
            case "reinitialize-device" -> chosen(values, 0, STATES, "state", details, subject);
            case "who-is" -> {
                Tagged.at(values, 0).ifPresent(each -> details.put("from", each.unsigned()));
                Tagged.at(values, 1).ifPresent(each -> details.put("to", each.unsigned()));
            }
            case "who-has" -> {
                object(values, 2, details, subject);
                Tagged.at(values, 3).ifPresent(each -> {
                    details.put("object_name", each.characters());
                    subject.append(", ").append(each.characters());
                });
            }
            case "create-object", "delete-object", "atomic-read-file", "atomic-write-file", "i-have" ->
                objects(values, details, subject);
            case "confirmed-text-message", "unconfirmed-text-message" -> values.stream().filter(each -> each.number()
                    == 3 || !each.context() && each.number() == 7).findFirst()
                    .ifPresent(each -> details.put("text", each.characters()));
            case "time-synchronization", "utc-time-synchronization" -> details.put("time", text(values));
            case "confirmed-cov-notification", "unconfirmed-cov-notification" -> {
                object(values, 2, details, subject);
                Tagged.at(values, 1).ifPresent(each -> details.put("device", BacnetNames.object(each.unsigned())));
                details.put("values", between(values, 4));
            }
            case "confirmed-event-notification", "unconfirmed-event-notification" -> {
                object(values, 2, details, subject);
                Tagged.at(values, 7).ifPresent(each -> details.put("message", each.characters()));
            }
            default -> {
                // its name says enough
            }
        }
        String object = details.get("object").map(Object::toString).orElseGet(() -> values.stream()
                .filter(each -> !each.context() && each.number() == 12).map(Tagged::text).findFirst().orElse(""));
        // those who order a device to stop talking or to start anew show a password (clauses 16.1, 16.4)
        int place = name.equals("reinitialize-device") ? 1 : name.equals("device-communication-control") ? 2 : -1;
        String password = place < 0 ? "" : Tagged.at(values, place).map(Tagged::characters).orElse("");
        return new Service(at, name, subject.toString(), object, password, details);
    }

    /** The same, which failed. */
    Service failed(String how) {
        return new Service(at, name, subject + ": " + how, object, password, details.put("error", how));
    }

    private static void object(List<Tagged> values, int place, Details details, StringBuilder subject) {
        Tagged.at(values, place).filter(each -> each.content().length() == 4).ifPresent(each -> {
            details.put("object", BacnetNames.object(each.unsigned()));
            subject.append(", ").append(BacnetNames.object(each.unsigned()));
        });
    }

    private static void objects(List<Tagged> values, Details details, StringBuilder subject) {
        List<String> all = values.stream().filter(each -> !each.context() && each.number() == 12)
                .limit(MOST_PROPERTIES).map(Tagged::text).toList();
        details.put("objects", all);
        all.stream().reduce((a, b) -> b).ifPresent(last -> subject.append(", ").append(last));
    }

    private static void chosen(List<Tagged> values, int place, String[] names, String detail, Details details,
            StringBuilder subject) {
        Tagged.at(values, place).ifPresent(each -> {
            long number = each.unsigned();
            String text = number >= 0 && number < names.length ? names[(int) number] : Long.toString(number);
            details.put(detail, text);
            subject.append(", ").append(text);
        });
    }

    private static void property(List<Tagged> values, int place, Details details, StringBuilder subject) {
        object(values, place, details, subject);
        Optional<Tagged> property = Tagged.at(values, 1);
        property.filter(each -> place == 0).ifPresent(each -> {
            details.put("property", BacnetNames.property(each.unsigned()));
            subject.append(", ").append(BacnetNames.property(each.unsigned()));
        });
        Tagged.at(values, 2).filter(each -> place == 0).ifPresent(each -> {
            details.put("index", each.unsigned());
            subject.append('[').append(each.unsigned()).append(']');
        });
        Tagged.at(values, 4).filter(each -> place == 0).ifPresent(each -> details.put("priority", each.unsigned()));
        String value = between(values, 3);
        if (!value.isEmpty() && details.get("service").orElse("").equals("write-property")) {
            details.put("value", value);
            subject.append(" = ").append(value);
        }
    }

    /** Objects, each with a list of properties between marks. */
    private static void several(List<Tagged> values, Details details, StringBuilder subject) {
        List<String> all = new ArrayList<>();
        String object = "";
        for (Tagged each : values) {
            if (all.size() >= MOST_PROPERTIES) {
                break;
            }
            if (each.context() && each.mark() == Tagged.VALUE && each.number() == 0 && each.content().length() == 4
                    && each.unsigned() > 0xffff) {
                object = BacnetNames.object(each.unsigned());
            } else if (each.context() && each.mark() == Tagged.VALUE && each.number() == 0) {
                all.add(object + " " + BacnetNames.property(each.unsigned()));
            }
        }
        details.put("properties", all);
        if (!all.isEmpty()) {
            subject.append(", ").append(all.get(0)).append(all.size() > 1 ? " and " + (all.size() - 1) + " more" : "");
        }
    }

    /** What stands between the marks of a place. */
    static String between(List<Tagged> values, int place) {
        int from = -1;
        for (int i = 0; i < values.size(); i++) {
            Tagged each = values.get(i);
            if (each.mark() == Tagged.OPEN && each.number() == place && from < 0) {
                from = i + 1;
            } else if (each.mark() == Tagged.CLOSE && each.number() == place && from >= 0) {
                return text(values.subList(from, i));
            }
        }
        return from < 0 ? "" : text(values.subList(from, values.size()));
    }

    private static String text(List<Tagged> values) {
        return String.join(" ", values.stream().filter(each -> each.mark() == Tagged.VALUE).limit(MOST_VALUES)
                .map(Tagged::text).toList());
    }

    /** What its event is called: writes and commands stand out. */
    String kind() {
        return switch (name) {
            case "write-property", "write-property-multiple", "add-list-element", "remove-list-element",
                "atomic-write-file", "write-group" -> "write";
            case "create-object", "delete-object", "device-communication-control", "reinitialize-device",
                "time-synchronization", "utc-time-synchronization", "acknowledge-alarm", "life-safety-operation",
                "vt-open", "vt-close" -> "command";
            case "who-is", "who-has", "i-have" -> "discovery";
            case "confirmed-text-message", "unconfirmed-text-message" -> "message";
            default -> name.endsWith("notification") ? "notification"
                    : name.startsWith("read") || name.startsWith("get") || name.equals("atomic-read-file") ? "read"
                    : name.startsWith("subscribe") ? "subscription" : "request";
        };
    }

    /** Whether each time is told, not only the first. */
    boolean always() {
        // a file is written in many pieces
        return kind().equals("write") && !name.equals("atomic-write-file")
                || kind().equals("command") || kind().equals("message");
    }
}
