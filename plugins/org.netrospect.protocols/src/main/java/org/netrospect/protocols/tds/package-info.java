/** The tabular data stream of Microsoft SQL Server ([MS-TDS]). */
package org.netrospect.protocols.tds;
