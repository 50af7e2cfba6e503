package org.netrospect.protocols.enip;

/** Names of classes, services and statuses (CIP Networks Library, volume 1, chapters 4 and 5, appendices A and B). */
final class CipNames {
    static final int CONNECTION_MANAGER = 6;
    static final int IDENTITY = 1;

    private CipNames() {
    }

    static String object(int number) {
        return switch (number) {
            case IDENTITY -> "Identity";
            case 0x02 -> "Message Router";
            case 0x03 -> "DeviceNet";
            case 0x04 -> "Assembly";
            case 0x05 -> "Connection";
            case CONNECTION_MANAGER -> "Connection Manager";
            case 0x07 -> "Register";
            case 0x08 -> "Discrete Input Point";
            case 0x09 -> "Discrete Output Point";
            case 0x0a -> "Analog Input Point";
            case 0x0b -> "Analog Output Point";
            case 0x0f -> "Parameter";
            case 0x28 -> "Motor Data";
            case 0x29 -> "Control Supervisor";
            case 0x2a -> "AC/DC Drive";
            case 0x37 -> "File";
            case 0x39 -> "Safety Supervisor";
            case 0x42 -> "Motion Device Axis";
            case 0x43 -> "Time Sync";
            case 0x47 -> "Device Level Ring";
            case 0x48 -> "QoS";
            case 0x5d -> "CIP Security";
            case 0x67 -> "PCCC";
            case 0x6b -> "Symbol";
            case 0x6c -> "Template";
            case 0xf3 -> "Connection Configuration";
            case 0xf4 -> "Port";
            case 0xf5 -> "TCP/IP Interface";
            case 0xf6 -> "Ethernet Link";
            default -> String.format("class 0x%02x", number);
        };
    }

    static String service(int service, int object) {
        if (service >= 0x4b) {
            return ofObject(service, object);
        }
        return switch (service) {
            case 0x01 -> "get attributes all";
            case 0x02 -> "set attributes all";
            case 0x03 -> "get attribute list";
            case 0x04 -> "set attribute list";
            case 0x05 -> "reset";
            case 0x06 -> "start";
            case 0x07 -> "stop";
            case 0x08 -> "create";
            case 0x09 -> "delete";
            case CipRequest.MULTIPLE -> "multiple service packet";
            case 0x0d -> "apply attributes";
            case 0x0e -> "get attribute single";
            case 0x10 -> "set attribute single";
            case 0x11 -> "find next object instance";
            case 0x15 -> "restore";
            case 0x16 -> "save";
            case 0x17 -> "no operation";
            case 0x18 -> "get member";
            case 0x19 -> "set member";
            case 0x1a -> "insert member";
            case 0x1b -> "remove member";
            case 0x1c -> "group sync";
            default -> String.format("service 0x%02x", service);
        };
    }

    private static String ofObject(int service, int object) {
        String name = "";
        if (object == CONNECTION_MANAGER) {
            name = switch (service) {
                case 0x4e -> "forward close";
                case CipRequest.UNCONNECTED_SEND -> "unconnected send";
                case 0x54 -> "forward open";
                case 0x56 -> "get connection data";
                case 0x5a -> "get connection owner";
                case 0x5b -> "large forward open";
                default -> "";
            };
        } else if (object == 0x37) {
            name = switch (service) {
                case 0x4b -> "initiate upload";
                case 0x4c -> "initiate download";
                case 0x4f -> "upload transfer";
                case 0x50 -> "download transfer";
                case 0x51 -> "clear file";
                default -> "";
            };
        } else if (object == 0x67 && service == 0x4b) {
            name = "execute PCCC";
        } else if (object < 0 || object == 0x6b || object == 0x6c) {
            name = switch (service) {
                case 0x4c -> "read tag";
                case 0x4d -> "write tag";
                case 0x4e -> "read modify write tag";
                case 0x52 -> "read tag fragmented";
                case 0x53 -> "write tag fragmented";
                case 0x55 -> "get instance attribute list";
                default -> "";
            };
        }
        return name.isEmpty() ? String.format("service 0x%02x", service) : name;
    }

    /** What an event is called by the name of its service: writes and commands stand out. */
    static String kind(String service) {
        return switch (service) {
            case "set attributes all", "set attribute list", "set attribute single", "set member", "insert member",
                "remove member", "write tag", "write tag fragmented", "read modify write tag", "restore", "save",
                "apply attributes" -> "write";
            case "reset", "start", "stop", "create", "delete", "execute PCCC", "initiate download",
                "download transfer", "clear file" -> "command";
            case "forward open", "large forward open", "forward close" -> "connection";
            default -> service.startsWith("get") || service.startsWith("read") || service.startsWith("find")
                    || service.endsWith("upload") ? "read" : "request";
        };
    }

    static String status(int status) {
        return switch (status) {
            case 0x00 -> "success";
            case 0x01 -> "connection failure";
            case 0x02 -> "resource unavailable";
            case 0x03 -> "invalid parameter value";
            case 0x04 -> "path segment error";
            case 0x05 -> "path destination unknown";
            case 0x06 -> "partial transfer";
            case 0x07 -> "connection lost";
            case 0x08 -> "service not supported";
            case 0x09 -> "invalid attribute value";
            case 0x0a -> "attribute list error";
            case 0x0b -> "already in requested state";
            case 0x0c -> "object state conflict";
            case 0x0d -> "object already exists";
            case 0x0e -> "attribute not settable";
            case 0x0f -> "privilege violation";
            case 0x10 -> "device state conflict";
            case 0x11 -> "reply data too large";
            case 0x13 -> "not enough data";
            case 0x14 -> "attribute not supported";
            case 0x15 -> "too much data";
            case 0x16 -> "object does not exist";
            case 0x1a -> "routing failure, request too large";
            case 0x1e -> "embedded service error";
            case 0x1f -> "vendor specific error";
            case 0x20 -> "invalid parameter";
            case 0x26 -> "path size invalid";
            case 0xff -> "general error";
            default -> String.format("status 0x%02x", status);
        };
    }
}
