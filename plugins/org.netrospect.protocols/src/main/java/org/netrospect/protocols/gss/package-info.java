/** Security tokens as they are carried by SMB, LDAP, HTTP, DCE/RPC and others (RFC 2743, RFC 4178). */
package org.netrospect.protocols.gss;
