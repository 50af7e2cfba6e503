/** BACnet over IP (ASHRAE 135): what controllers of buildings read, write, order and announce. */
package org.netrospect.protocols.bacnet;
