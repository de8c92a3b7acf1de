/** Cells and the tape: all mutable state of the simulated machine, and the way back through it. */
@NullMarked
package pagewalk.state;

import org.jspecify.annotations.NullMarked;
