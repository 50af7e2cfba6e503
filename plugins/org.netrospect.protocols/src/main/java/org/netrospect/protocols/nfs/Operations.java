package org.netrospect.protocols.nfs;

/** Numbers of operations in version 4 (RFC 7530, section 16; RFC 8881, section 18; RFC 7862, section 15). */
final class Operations {
    static final int ACCESS = 3;
    static final int CLOSE = 4;
    static final int COMMIT = 5;
    static final int CREATE = 6;
    static final int DELEGRETURN = 8;
    static final int GETATTR = 9;
    static final int GETFH = 10;
    static final int LINK = 11;
    static final int LOOKUP = 15;
    static final int LOOKUPP = 16;
    static final int OPEN = 18;
    static final int OPEN_CONFIRM = 20;
    static final int OPEN_DOWNGRADE = 21;
    static final int PUTFH = 22;
    static final int PUTROOTFH = 24;
    static final int READ = 25;
    static final int READDIR = 26;
    static final int READLINK = 27;
    static final int REMOVE = 28;
    static final int RENAME = 29;
    static final int RENEW = 30;
    static final int RESTOREFH = 31;
    static final int SAVEFH = 32;
    static final int SETATTR = 34;
    static final int WRITE = 38;
    static final int SECINFO_NO_NAME = 52;
    static final int SEQUENCE = 53;
    static final int RECLAIM_COMPLETE = 58;
    static final int READ_PLUS = 68;

    private Operations() {
    }
}
