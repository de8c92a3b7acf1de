/** Work to measure: the same tables, addresses and checksums wherever the engine runs. */
@NullMarked
package pagewalk.bench;

import org.jspecify.annotations.NullMarked;
