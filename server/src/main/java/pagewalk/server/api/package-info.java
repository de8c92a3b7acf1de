/**
 * What programs ask over HTTP, version 1, and the limits that everything a stranger sends obeys.
 */
@NullMarked
package pagewalk.server.api;

import org.jspecify.annotations.NullMarked;
