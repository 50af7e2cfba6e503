/** The client/server protocol of MySQL and MariaDB. */
package org.netrospect.protocols.mysql;
