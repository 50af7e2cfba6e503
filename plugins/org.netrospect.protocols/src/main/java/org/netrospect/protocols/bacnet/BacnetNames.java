package org.netrospect.protocols.bacnet;

/** Names of services, objects and properties (ASHRAE 135, clause 21), as the standard writes them. */
final class BacnetNames {
    private static final String[] CONFIRMED = {"acknowledge-alarm", "confirmed-cov-notification",
        "confirmed-event-notification", "get-alarm-summary", "get-enrollment-summary", "subscribe-cov",
        "atomic-read-file", "atomic-write-file", "add-list-element", "remove-list-element", "create-object",
        "delete-object", "read-property", "read-property-conditional", "read-property-multiple", "write-property",
        "write-property-multiple", "device-communication-control", "confirmed-private-transfer",
        "confirmed-text-message", "reinitialize-device", "vt-open", "vt-close", "vt-data", "authenticate",
        "request-key", "read-range", "life-safety-operation", "subscribe-cov-property", "get-event-information",
        "subscribe-cov-property-multiple", "confirmed-cov-notification-multiple"};
    private static final String[] UNCONFIRMED = {"i-am", "i-have", "unconfirmed-cov-notification",
        "unconfirmed-event-notification", "unconfirmed-private-transfer", "unconfirmed-text-message",
        "time-synchronization", "who-has", "who-is", "utc-time-synchronization", "write-group",
        "unconfirmed-cov-notification-multiple"};
    private static final String[] OBJECTS = {"analog-input", "analog-output", "analog-value", "binary-input",
        "binary-output", "binary-value", "calendar", "command", "device", "event-enrollment", "file", "group", "loop",
        "multi-state-input", "multi-state-output", "notification-class", "program", "schedule", "averaging",
        "multi-state-value", "trend-log", "life-safety-point", "life-safety-zone", "accumulator", "pulse-converter",
        "event-log", "global-group", "trend-log-multiple", "load-control", "structured-view", "access-door"};
    private static final String[] REJECTS = {"other", "buffer overflow", "inconsistent parameters",
        "invalid parameter data type", "invalid tag", "missing required parameter", "parameter out of range",
        "too many arguments", "undefined enumeration", "unrecognized service"};
    private static final String[] ABORTS = {"other", "buffer overflow", "invalid APDU in this state",
        "preempted by higher priority task", "segmentation not supported", "security error", "insufficient security"};
    private static final String[] ERROR_CLASSES = {"device", "object", "property", "resources", "security", "services",
        "vt", "communication"};

    private BacnetNames() {
    }

    private static String of(String[] names, int number, String what) {
        return number >= 0 && number < names.length ? names[number] : what + number;
    }

    static String confirmed(int service) {
        return of(CONFIRMED, service, "service ");
    }

    static String unconfirmed(int service) {
        return of(UNCONFIRMED, service, "service ");
    }

    /** An object by its identifier: ten bits of type, 22 of instance. */
    static String object(long identifier) {
        return of(OBJECTS, (int) (identifier >> 22), "object-type-") + "," + (identifier & 0x3f_ffff);
    }

    static String reject(int reason) {
        return "rejected: " + of(REJECTS, reason, "reason ");
    }

    static String abort(int reason) {
        return "aborted: " + of(ABORTS, reason, "reason ");
    }

    static String error(long errorClass, long code) {
        return of(ERROR_CLASSES, (int) Math.min(errorClass, 1000), "class ") + " error: " + switch ((int) code) {
            case 2 -> "configuration in progress";
            case 3 -> "device busy";
            case 9 -> "invalid data type";
            case 26 -> "password failure";
            case 27 -> "read access denied";
            case 29 -> "service request denied";
            case 31 -> "unknown object";
            case 32 -> "unknown property";
            case 36 -> "unsupported object type";
            case 37 -> "value out of range";
            case 40 -> "write access denied";
            case 42 -> "invalid array index";
            default -> "code " + code;
        };
    }

    static String property(long number) {
        return switch ((int) number) {
            case 4 -> "active-text";
            case 8 -> "all";
            case 11 -> "apdu-timeout";
            case 12 -> "application-software-version";
            case 24 -> "daylight-savings-status";
            case 28 -> "description";
            case 30 -> "device-address-binding";
            case 31 -> "device-type";
            case 36 -> "event-state";
            case 38 -> "exception-schedule";
            case 41 -> "file-access-method";
            case 42 -> "file-size";
            case 43 -> "file-type";
            case 44 -> "firmware-revision";
            case 46 -> "inactive-text";
            case 56 -> "local-date";
            case 57 -> "local-time";
            case 58 -> "location";
            case 62 -> "max-apdu-length-accepted";
            case 65 -> "max-pres-value";
            case 69 -> "min-pres-value";
            case 70 -> "model-name";
            case 73 -> "number-of-apdu-retries";
            case 74 -> "number-of-states";
            case 75 -> "object-identifier";
            case 76 -> "object-list";
            case 77 -> "object-name";
            case 79 -> "object-type";
            case 80 -> "optional";
            case 81 -> "out-of-service";
            case 84 -> "polarity";
            case 85 -> "present-value";
            case 87 -> "priority-array";
            case 96 -> "protocol-object-types-supported";
            case 97 -> "protocol-services-supported";
            case 98 -> "protocol-version";
            case 103 -> "reliability";
            case 104 -> "relinquish-default";
            case 105 -> "required";
            case 107 -> "segmentation-supported";
            case 110 -> "state-text";
            case 111 -> "status-flags";
            case 112 -> "system-status";
            case 117 -> "units";
            case 119 -> "utc-offset";
            case 120 -> "vendor-identifier";
            case 121 -> "vendor-name";
            case 123 -> "weekly-schedule";
            case 131 -> "log-buffer";
            case 139 -> "protocol-revision";
            case 152 -> "active-cov-subscriptions";
            case 155 -> "database-revision";
            default -> "property " + number;
        };
    }
}
