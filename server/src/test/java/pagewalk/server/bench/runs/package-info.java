@NullMarked
package pagewalk.server.bench.runs;

import org.jspecify.annotations.NullMarked;
