/** EtherNet/IP, and CIP inside it: what controllers read from, write to and do with devices. */
package org.netrospect.protocols.enip;
