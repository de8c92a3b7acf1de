/**
 * One {@code key=value}: what it means, which values it takes, how it is read and printed. Formats,
 * strategies and the scenario language all declare their settings here, so that a value has one
 * spelling and one range everywhere.
 */
@NullMarked
package pagewalk.setting;

import org.jspecify.annotations.NullMarked;
