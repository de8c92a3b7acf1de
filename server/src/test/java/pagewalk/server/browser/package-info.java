/** The page in a real browser. */
@NullMarked
package pagewalk.server.browser;

import org.jspecify.annotations.NullMarked;
