/** What a window shows, and how its views reach it without waiting. */
package org.netrospect.workbench.model;
