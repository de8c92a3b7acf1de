/** The edge towards people and browsers: commands on the console, the page over HTTP. */
@NullMarked
package pagewalk.server;

import org.jspecify.annotations.NullMarked;
