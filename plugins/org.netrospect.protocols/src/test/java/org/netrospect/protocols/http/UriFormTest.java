package org.netrospect.protocols.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UriFormTest {
    @Test
    void escapesAreDecodedOnceInPathAndQuery() {
        assertEquals("/a b?id=1' or+1=1&x=%41", UriForm.normalised("/a%20b?id=1%27%20or+1%3D1&x=%2541"));
        assertEquals("/a?%zz%", UriForm.normalised("/a?%zz%"));
    }

    @Test
    void dotsAndSlashesAreMendedInThePathAlone() {
        assertEquals("/c?x=../y//z", UriForm.normalised("http://host/a/..//b/%2e%2e/c?x=../y//z"));
    }
}
