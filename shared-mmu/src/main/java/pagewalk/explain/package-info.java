/** Sentences about what the machine did, computed from the trace and the cells. */
@NullMarked
package pagewalk.explain;

import org.jspecify.annotations.NullMarked;
