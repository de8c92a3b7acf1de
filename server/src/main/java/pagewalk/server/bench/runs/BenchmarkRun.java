package pagewalk.server.bench.runs;

import java.time.Instant;
import java.util.Optional;

/**
 * One run of benchmarks: asked for, going on, or over. Its result set is kept beside it.
 *
 * @param id what stands in its link
 * @param operator who carries it out, or did
 * @param cancelled whether somebody wants it to end
 * @param problem why it came to nothing, as a sentence
 * @param machine what it ran on, for people
 * @param machineKey the same for every run on a machine of the same kind with the same Java
 * @param code the commit that was measured
 */
public record BenchmarkRun(
    String id,
    RunState state,
    Wish wish,
    Instant queued,
    Optional<Instant> started,
    Optional<Instant> finished,
    Optional<Operator> operator,
    boolean cancelled,
    Optional<Progress> progress,
    Optional<String> problem,
    Optional<String> machine,
    Optional<String> machineKey,
    Optional<String> code) {}
