/** HTTP/3 (RFC 9114) with its compression of fields, QPACK (RFC 9204), inside QUIC connections that are decrypted. */
package org.netrospect.protocols.http3;
