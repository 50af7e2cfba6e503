/** MongoDB: commands with database and collection, logins, and what drivers say of themselves. */
package org.netrospect.protocols.mongodb;
