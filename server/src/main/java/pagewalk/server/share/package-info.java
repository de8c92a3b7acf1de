/** What a link shows: to a person the lab at a moment, to a chat a picture and a sentence of it. */
@NullMarked
package pagewalk.server.share;

import org.jspecify.annotations.NullMarked;
