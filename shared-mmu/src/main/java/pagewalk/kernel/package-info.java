/** Software of the simulated machine: it may only load and store virtual addresses. */
@NullMarked
package pagewalk.kernel;

import org.jspecify.annotations.NullMarked;
