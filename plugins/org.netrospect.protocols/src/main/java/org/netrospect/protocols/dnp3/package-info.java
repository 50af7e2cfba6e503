/** DNP3 (IEEE 1815), which controls power grids and water works. */
package org.netrospect.protocols.dnp3;
