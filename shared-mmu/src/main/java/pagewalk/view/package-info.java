/** What a picture needs to know at one event. */
@NullMarked
package pagewalk.view;

import org.jspecify.annotations.NullMarked;
