/** What load balancers put before the bytes that they pass on: HAProxy's PROXY protocol, versions 1 and 2. */
package org.netrospect.protocols.proxy;
