/** Laws of the simulated machine as a whole. */
@NullMarked
package pagewalk.law;

import org.jspecify.annotations.NullMarked;
