/** The page and everything else that is shown to people: files, templates, what they may do. */
@NullMarked
package pagewalk.server.page;

import org.jspecify.annotations.NullMarked;
