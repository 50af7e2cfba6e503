/** The Remote Desktop Protocol: who connects from which machine, and what protects it. */
package org.netrospect.protocols.rdp;
