/** The floor plan, held by tests. */
@NullMarked
package pagewalk.architecture;

import org.jspecify.annotations.NullMarked;
