/** Scenarios behind links: saved once, never changed, found by the hash of their text. */
@NullMarked
package pagewalk.server.store;

import org.jspecify.annotations.NullMarked;
