/** The words that cross the border to the page. */
@NullMarked
package pagewalk.json;

import org.jspecify.annotations.NullMarked;
