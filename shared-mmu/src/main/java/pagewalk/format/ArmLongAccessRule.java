package pagewalk.format;

import static pagewalk.format.Rights.EXECUTE;
import static pagewalk.format.Rights.READ;
import static pagewalk.format.Rights.USER;
import static pagewalk.format.Rights.WRITE;

/**
 * Rights under SCTLR.WXN, SCTLR.UWXN and PSTATE.PAN (DDI 0406C §B3.7.1, §B3.7.2; DDI 0487 §D5.4.5,
 * §D5.4.6; Arm's pseudocode AArch32.CheckPermission and AArch64.CheckPermission).
 *
 * <p>A kernel access "with AC" is one made while PSTATE.PAN is 0.
 *
 * @param fetchNeedsRead whether a fetch needs the right to read, as in AArch32; AArch64 has pages
 *     that user code can execute and not read
 * @param wxn whether what can be written cannot be executed, in either mode
 * @param userWritesBar whether the kernel cannot execute what user code can write
 */
record ArmLongAccessRule(boolean fetchNeedsRead, boolean wxn, boolean userWritesBar, boolean pan)
    implements AccessRule {
  private static final int KERNEL_FETCHES = 1 << EXECUTE | 1 << (Rights.WITH_AC + EXECUTE);
  private static final int USER_FETCHES = 1 << (USER + EXECUTE);

  @Override
  public int allowed(int written, int group) {
    int mask = Rights.withAc(written);
    boolean userReads = Rights.allows(written, USER + READ);
    boolean userWrites = Rights.allows(written, USER + WRITE);
    if ((wxn && Rights.allows(written, WRITE)) || (userWritesBar && userWrites)) {
      mask &= ~KERNEL_FETCHES;
    }
    if ((wxn && userWrites) || (fetchNeedsRead && !userReads)) {
      mask &= ~USER_FETCHES;
    }
    return pan && userReads ? mask & ~(1 << READ | 1 << WRITE) : mask;
  }

  @Override
  public String binding(int written, int group, int access) {
    if (Rights.isFetch(access)) {
      return Rights.allows(written, access % Rights.WITH_AC) ? execution(written, access) : "";
    }
    boolean barred = pan && access < USER && Rights.allows(written, USER + READ);
    return barred ? "With PSTATE.PAN = 1 the kernel may not touch what user code may read." : "";
  }

  private String execution(int written, int access) {
    int writes = Rights.isUser(access) ? USER + WRITE : WRITE;
    if (wxn && Rights.allows(written, writes)) {
      return "With SCTLR.WXN = 1 nothing that can be written can be executed.";
    }
    if (userWritesBar && Rights.allows(written, USER + WRITE) && !Rights.isUser(access)) {
      return "The kernel may not execute what user code may write.";
    }
    return fetchNeedsRead ? "Executing needs the right to read." : "";
  }
}
