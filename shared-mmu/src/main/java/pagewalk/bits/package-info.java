/** Unsigned numbers and bit fields: what every other floor counts with. */
@NullMarked
package pagewalk.bits;

import org.jspecify.annotations.NullMarked;
