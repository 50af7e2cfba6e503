/** Modbus over TCP: what a control system reads from and writes to its devices. */
package org.netrospect.protocols.modbus;
