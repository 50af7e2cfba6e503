/** Perl-compatible regular expressions over captured bytes, with a limit on their time. */
package org.netrospect.replay.pcre;
