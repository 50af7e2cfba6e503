/** SMB 1, 2 and 3: shares, the files read and written over them, and logins. */
package org.netrospect.protocols.smb;
