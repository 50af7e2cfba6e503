/** The Lightweight Directory Access Protocol (RFC 4511). */
package org.netrospect.protocols.ldap;
