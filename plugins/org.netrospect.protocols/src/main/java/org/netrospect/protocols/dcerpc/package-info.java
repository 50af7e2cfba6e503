/** Remote procedure calls of DCE ([C706], [MS-RPCE]), over TCP and over the named pipes of SMB. */
package org.netrospect.protocols.dcerpc;
