/** How devices of a network find each other: SSDP (UPnP Device Architecture, 1) and WS-Discovery. */
package org.netrospect.protocols.discovery;
