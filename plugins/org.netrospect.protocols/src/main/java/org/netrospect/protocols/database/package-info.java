/** What the protocols of databases have in common. */
package org.netrospect.protocols.database;
