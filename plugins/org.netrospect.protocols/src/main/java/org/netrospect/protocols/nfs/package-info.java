/** Remote procedure calls of Sun (RFC 5531): the port mapper, mounts, and the network file system. */
package org.netrospect.protocols.nfs;
