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
 */
public record FormatFamily(String name, List<Setting> controls, Declaration declaration) {

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
}
