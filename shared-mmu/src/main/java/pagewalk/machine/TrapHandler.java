package pagewalk.machine;

import pagewalk.mmu.Fault;

/** The software that the processor enters when an access faults. */
@FunctionalInterface
public interface TrapHandler {
  /** Mends what {@code fault} complains about; true when the access is worth trying again. */
  boolean handle(Fault fault);
}
