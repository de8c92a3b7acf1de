/** The store, on both databases. */
@NullMarked
package pagewalk.server.store;

import org.jspecify.annotations.NullMarked;
