/** Runs of benchmarks: the queue they wait in, the process that measures, what is kept and told. */
@NullMarked
package pagewalk.server.bench.runs;

import org.jspecify.annotations.NullMarked;
