/** Internet Relay Chat: who says what in which channel, logins, and the files that are sent beside. */
package org.netrospect.protocols.irc;
