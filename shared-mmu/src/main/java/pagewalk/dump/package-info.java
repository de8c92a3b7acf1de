/** Opening real memory; nothing in here knows where the bytes come from. */
@NullMarked
package pagewalk.dump;

import org.jspecify.annotations.NullMarked;
