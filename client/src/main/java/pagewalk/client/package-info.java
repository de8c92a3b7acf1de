/** The border between the engine and the page: strings, ints and typed arrays, in coarse calls. */
@NullMarked
package pagewalk.client;

import org.jspecify.annotations.NullMarked;
