/** IEC 60870-5-104: what control centres order stations of the power grid to do, and what these report. */
package org.netrospect.protocols.iec104;
