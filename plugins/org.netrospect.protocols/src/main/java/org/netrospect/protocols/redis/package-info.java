/** Redis: commands with their keys, logins, and who orders a server to do what it should not. */
package org.netrospect.protocols.redis;
