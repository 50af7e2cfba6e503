/** The syslog protocol (RFC 5424, and 3164 as it was before) over UDP (RFC 5426) and TCP (RFC 6587). */
package org.netrospect.protocols.syslog;
