/** The edge, tested from outside: over HTTP, through the console, in a browser. */
@NullMarked
package pagewalk.server;

import org.jspecify.annotations.NullMarked;
