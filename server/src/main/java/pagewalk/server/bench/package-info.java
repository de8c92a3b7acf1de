/** Measuring the engine: one class for each question, and what becomes of the answers. */
@NullMarked
package pagewalk.server.bench;

import org.jspecify.annotations.NullMarked;
