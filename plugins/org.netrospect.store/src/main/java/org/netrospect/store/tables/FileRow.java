package org.netrospect.store.tables;

import org.netrospect.core.event.Details;
import org.netrospect.core.event.Json;
import org.netrospect.core.session.RecoveredFile;

/**
 * A file as it goes into its table.
 *
 * @param id its number within the case
 * @param parent number of the file it was in, 0 for none
 * @param place where its content is
 */
record FileRow(RecoveredFile file, long id, long parent, long place) {
    /** What else is known of it, as JSON; "" for nothing. */
    String facts() {
        Details first = file.offer().facts();
        Details second = file.examination().facts();
        if (first.size() + second.size() == 0) {
            return "";
        }
        Json json = new Json();
        members(json, first);
        members(json, second);
        return json.end();
    }

    private static void members(Json json, Details details) {
        for (int i = 0; i < details.size(); i++) {
            json.member(details.name(i), details.value(i));
        }
    }
}
