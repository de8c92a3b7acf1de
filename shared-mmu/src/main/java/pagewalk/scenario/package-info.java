/**
 * The scenario language: text to statements and back. Whatever a text contains, reading it gives
 * either a scenario or a list of mistakes with their places and cures. It knows no machine: formats
 * and strategies are told to it as words.
 */
@NullMarked
package pagewalk.scenario;

import org.jspecify.annotations.NullMarked;
