package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.kernel.Strategy;

/** The only registry: every strategy there is. */
public final class Strategies {
  private static final List<Strategy> ALL =
      List.of(
          new IdentityMap(),
          new DirectMap(),
          new PhysToVirtTable(),
          new RecursiveSlot(),
          new ForeignRootSlot(),
          new SwitchSpace(),
          new PendingChanges(),
          new ScratchWindow(),
          new PreallocatedTables(),
          new ReservedTablePool(),
          new SplitRoot(),
          new EmulatedSelfMap());

  private Strategies() {}

  public static List<Strategy> all() {
    return ALL;
  }

  public static Optional<Strategy> named(String name) {
    return ALL.stream().filter(strategy -> strategy.name().equals(name)).findFirst();
  }
}
