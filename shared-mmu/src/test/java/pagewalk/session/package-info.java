@NullMarked
package pagewalk.session;

import org.jspecify.annotations.NullMarked;
