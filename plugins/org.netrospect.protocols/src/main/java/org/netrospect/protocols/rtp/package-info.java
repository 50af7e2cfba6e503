/** Media streams of the Real-time Transport Protocol (RFC 3550), announced by others or recognised by themselves. */
package org.netrospect.protocols.rtp;
