package org.netrospect.core.session;

/** How what is found in a session depends on others, or what is found in others on it. */
public enum Tie {
    /** With sessions between the same hosts: one announced the other, or they share parts of a file. */
    NEAR,
    /** With sessions of any hosts: they share what one of them told, such as handles of files. */
    EVERYWHERE,
    /** It announced sessions, which may be of other hosts. */
    ANNOUNCES,
    /** One of other hosts announced it. */
    ANNOUNCED
}
