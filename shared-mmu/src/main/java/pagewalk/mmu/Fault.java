package pagewalk.mmu;

import pagewalk.format.FaultKind;

/**
 * A refused access as the handler sees it.
 *
 * @param va the address whose access was refused
 * @param access what was tried, as in {@link pagewalk.format.Rights}
 * @param kind why
 * @param code what the architecture tells the handler: the x86 error code, the ARM fault status
 * @param step the step of the walk that decided, −1 when no entry of this walk did
 */
public record Fault(long va, int access, FaultKind kind, int code, int step) {

  /** The readable form of a refusal; {@code code} as the format's fault rule gives it. */
  public static Fault of(long va, int access, long result, int code) {
    return new Fault(va, access, Translation.kind(result), code, Translation.step(result));
  }
}
