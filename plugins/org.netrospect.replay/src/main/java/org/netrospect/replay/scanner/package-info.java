/** Virus scanners that are programs of their own: clamd, clamscan, YARA. */
package org.netrospect.replay.scanner;
