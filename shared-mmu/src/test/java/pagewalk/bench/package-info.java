/** What is measured does what it says. */
@NullMarked
package pagewalk.bench;

import org.jspecify.annotations.NullMarked;
