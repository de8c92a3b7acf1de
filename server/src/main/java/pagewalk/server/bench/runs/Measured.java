package pagewalk.server.bench.runs;

import java.time.Instant;

/**
 * What a run measured, with what the database is asked about it.
 *
 * @param json the whole result set
 * @param machine for people
 * @param machineKey the same for every run on a machine of the same kind with the same Java
 * @param commit what was measured, empty when nobody knows
 */
public record Measured(
    String json, Instant started, String machine, String machineKey, String commit) {}
