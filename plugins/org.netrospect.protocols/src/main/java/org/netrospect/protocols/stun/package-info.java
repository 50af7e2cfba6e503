/** STUN (RFC 8489), TURN (RFC 8656) and the checks of ICE (RFC 8445). */
package org.netrospect.protocols.stun;
