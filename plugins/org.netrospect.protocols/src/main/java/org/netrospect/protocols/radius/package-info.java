/** RADIUS (RFC 2865), its accounting (RFC 2866) and dynamic authorization (RFC 5176). */
package org.netrospect.protocols.radius;
