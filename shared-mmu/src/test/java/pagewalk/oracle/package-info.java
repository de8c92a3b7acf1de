/** A second opinion: the walk written again, from the manuals alone. */
@NullMarked
package pagewalk.oracle;

import org.jspecify.annotations.NullMarked;
