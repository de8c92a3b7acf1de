/**
 * Yardsticks: walkers written by hand, each of which knows one format under its usual controls and
 * nothing else. What they cannot answer (a large page, a refusal, a mark to be set) they give up
 * on.
 */
@NullMarked
package pagewalk.server.bench.baseline;

import org.jspecify.annotations.NullMarked;
