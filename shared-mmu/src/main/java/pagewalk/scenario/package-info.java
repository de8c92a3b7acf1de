/** The scenario language: text to statements and back. */
@NullMarked
package pagewalk.scenario;

import org.jspecify.annotations.NullMarked;
