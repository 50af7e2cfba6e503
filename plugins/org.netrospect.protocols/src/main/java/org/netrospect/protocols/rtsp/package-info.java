/** The Real Time Streaming Protocol, and the media that it sets up. */
package org.netrospect.protocols.rtsp;
