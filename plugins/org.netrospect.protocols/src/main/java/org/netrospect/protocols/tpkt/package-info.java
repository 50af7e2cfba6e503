/** Transport packets of ISO over TCP (RFC 1006, ITU-T X.224), in which others are carried. */
package org.netrospect.protocols.tpkt;
