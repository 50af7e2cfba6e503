/** Remote Framebuffer, the protocol of VNC: who takes over which desktop, and what is typed there. */
package org.netrospect.protocols.rfb;
