/**
 * The engine's ground: what every other package may use and what uses none of them, limits and progress.
 */
package org.netrospect.core;
