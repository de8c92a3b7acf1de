/** A scenario that has run, and the position in time at which somebody looks at it. */
@NullMarked
package pagewalk.session;

import org.jspecify.annotations.NullMarked;
