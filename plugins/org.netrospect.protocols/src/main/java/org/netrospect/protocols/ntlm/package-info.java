/** NTLM authentication, wherever it is carried. */
package org.netrospect.protocols.ntlm;
