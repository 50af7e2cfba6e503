package org.netrospect.protocols.tftp;

import java.util.Map;

/**
 * What a client asks for.
 *
 * @param write whether the client sends the file
 * @param mode {@code octet}, {@code netascii}
 * @param options names in lower case
 */
record TftpRequest(boolean write, String file, String mode, Map<String, String> options) {
    TftpRequest {
        options = Map.copyOf(options);
    }
}
