/** What happened, event by event, in columns. */
@NullMarked
package pagewalk.trace;

import org.jspecify.annotations.NullMarked;
