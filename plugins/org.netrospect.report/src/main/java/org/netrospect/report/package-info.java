/** What leaves Netrospect: exports of tables for other programs. All that is written may be hostile and is escaped. */
package org.netrospect.report;
