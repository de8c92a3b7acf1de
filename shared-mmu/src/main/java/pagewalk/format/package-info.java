/** Page-table formats: declared once, compiled to one table per level. */
@NullMarked
package pagewalk.format;

import org.jspecify.annotations.NullMarked;
