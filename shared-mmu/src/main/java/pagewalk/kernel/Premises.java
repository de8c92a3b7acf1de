package pagewalk.kernel;

import pagewalk.format.PagingFormat;
import pagewalk.setting.Settings;

/**
 * What a strategy may know before anything runs; what changes lies in simulated memory.
 *
 * @param ramBytes bytes of physical memory, from address 0 on
 * @param options values of {@link KernelSpec#COMMON} and of {@link Strategy#settings()}
 */
public record Premises(PagingFormat format, long ramBytes, Settings options) {
  /** Whether {@link Maintenance} was told to leave out {@code step}. */
  public boolean skips(Maintenance step) {
    return options.word("skip").equals(step.name());
  }
}
