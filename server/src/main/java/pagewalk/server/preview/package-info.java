/** Pictures of a moment, for chats and forums: drawn once, as PNG and as SVG. */
@NullMarked
package pagewalk.server.preview;

import org.jspecify.annotations.NullMarked;
