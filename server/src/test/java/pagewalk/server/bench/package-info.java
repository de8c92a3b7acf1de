/** The measuring half, measured by counts. */
@NullMarked
package pagewalk.server.bench;

import org.jspecify.annotations.NullMarked;
