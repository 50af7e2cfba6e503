/** The frontend/backend protocol of PostgreSQL, version 3. */
package org.netrospect.protocols.postgresql;
