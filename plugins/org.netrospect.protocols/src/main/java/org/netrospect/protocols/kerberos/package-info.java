/** Kerberos (RFC 4120): logins and tickets, with the key distribution centre and inside other protocols. */
package org.netrospect.protocols.kerberos;
