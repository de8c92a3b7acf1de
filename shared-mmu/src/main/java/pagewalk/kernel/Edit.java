package pagewalk.kernel;

import java.util.Optional;

/**
 * What became of changing or removing a mapping.
 *
 * @param old the leaf that was there, 0 when nothing was mapped
 * @param level the level of that leaf
 * @param flush what has to be done about the processor's beliefs; empty when nothing was mapped
 */
public record Edit(long old, int level, Optional<PendingFlush> flush) {
  static final Edit NOTHING_MAPPED = new Edit(0, 0, Optional.empty());
}
