/** What byte sequences each session contains, in brief: found while importing, asked before captures are read again. */
package org.netrospect.core.contents;
