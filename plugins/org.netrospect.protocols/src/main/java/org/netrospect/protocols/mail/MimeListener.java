package org.netrospect.protocols.mail;

import org.netrospect.core.event.Details;
import org.netrospect.core.file.FileWriter;

/** Takes what a message is made of. */
interface MimeListener {
    /** The header of the message is complete. */
    void header(HeaderFields header);

    /**
     * A part begins; its content goes to the file that is returned.
     *
     * @param number {@code 1.2}, as in IMAP
     * @param name "" for none
     * @param attached whether it was meant to be saved rather than shown
     * @param facts what the part's header tells beside
     */
    FileWriter part(String number, String name, String type, boolean attached, Details facts);

    /** More parts, or deeper ones, than are read. */
    void tooMany();
}
