/** The Simple Network Management Protocol: version 1 (RFC 1157), 2c (RFC 1901, 3416) and 3 (RFC 3412, 3414). */
package org.netrospect.protocols.snmp;
