/** The processor around the MMU: accesses that trap, are handled and are retried. */
@NullMarked
package pagewalk.machine;

import org.jspecify.annotations.NullMarked;
