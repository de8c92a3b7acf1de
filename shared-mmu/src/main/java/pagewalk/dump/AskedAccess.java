package pagewalk.dump;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.Rights;

/**
 * What is tried with an address.
 *
 * @param operation {@link Rights#READ}, {@link Rights#WRITE} or {@link Rights#EXECUTE}
 * @param user whether user code tries it, and not the supervisor
 * @param ac EFLAGS.AC, which lifts SMAP for the supervisor's data accesses; of no account where
 *     there is no such flag
 */
public record AskedAccess(int operation, boolean user, boolean ac) {
  private static final List<AskedAccess> ALL = all();

  private static List<AskedAccess> all() {
    List<AskedAccess> all = new ArrayList<>();
    for (int operation = Rights.READ; operation <= Rights.EXECUTE; operation++) {
      for (int who = 0; who < 4; who++) {
        all.add(new AskedAccess(operation, (who & 1) != 0, (who & 2) != 0));
      }
    }
    return List.copyOf(all);
  }

  /** The access with these properties; nothing is allocated. */
  public static AskedAccess of(int operation, boolean user, boolean ac) {
    return ALL.get(4 * operation + (user ? 1 : 0) + (ac ? 2 : 0));
  }

  /**
   * The access as the engine numbers it.
   *
   * @param knowsAc whether the processor has EFLAGS.AC
   */
  int rights(boolean knowsAc) {
    return operation + (user ? Rights.USER : ac && knowsAc ? Rights.WITH_AC : 0);
  }
}
