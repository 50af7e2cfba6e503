package org.netrospect.protocols.ldap;

/** Tags of the operations (RFC 4511, appendix B). */
final class LdapOperation {
    static final int BIND = 0x60;
    static final int BIND_RESPONSE = 0x61;
    static final int UNBIND = 0x42;
    static final int SEARCH = 0x63;
    static final int ENTRY = 0x64;
    static final int SEARCH_DONE = 0x65;
    static final int MODIFY = 0x66;
    static final int ADD = 0x68;
    static final int DELETE = 0x4a;
    static final int RENAME = 0x6c;
    static final int COMPARE = 0x6e;
    static final int EXTENDED = 0x77;
    static final int EXTENDED_RESPONSE = 0x78;

    private LdapOperation() {
    }

    /** Whether it ends an operation with a result code. */
    static boolean result(int tag) {
        return switch (tag) {
            case BIND_RESPONSE, SEARCH_DONE, MODIFY + 1, ADD + 1, 0x6b, RENAME + 1, COMPARE + 1,
                    EXTENDED_RESPONSE -> true;
            default -> false;
        };
    }
}
