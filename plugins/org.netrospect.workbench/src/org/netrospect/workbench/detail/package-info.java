/** What is known of an event, for people: the members of a JSON object as names and values with their units. */
package org.netrospect.workbench.detail;
