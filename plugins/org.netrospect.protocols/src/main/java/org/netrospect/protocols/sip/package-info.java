/** The Session Initiation Protocol: calls, registrations, and the media streams that they announce. */
package org.netrospect.protocols.sip;
