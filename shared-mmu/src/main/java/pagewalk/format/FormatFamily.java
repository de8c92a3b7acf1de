package pagewalk.format;

import java.util.List;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/**
 * A format before its control bits are known: control state <em>chooses</em> a declaration, no walk
 * ever tests it.
 *
 * @param name as written in scenarios
 * @param controls the control bits and parameters that a machine of this format has
 * @param flushes what changing one of them makes the processor forget
 */
public record FormatFamily(
    String name, List<Setting> controls, Declaration declaration, FlushRule flushes) {

  /** A family whose controls change nothing that is cached. */
  public FormatFamily(String name, List<Setting> controls, Declaration declaration) {
    this(name, controls, declaration, (control, to) -> ControlFlush.NOTHING);
  }

  public FormatFamily {
    controls = List.copyOf(controls);
  }

  /**
   * The declaration under a state of the controls; {@code settings} knows all of {@link #controls}.
   */
  public PagingFormat under(Settings settings) {
    return declaration.under(settings);
  }

  /** Builds the declaration for one state of the controls. */
  @FunctionalInterface
  public interface Declaration {
    PagingFormat under(Settings controls);
  }

  /** What a change of {@code control} to the value {@code to} makes the processor forget. */
  @FunctionalInterface
  public interface FlushRule {
    ControlFlush after(String control, long to);
  }
}
