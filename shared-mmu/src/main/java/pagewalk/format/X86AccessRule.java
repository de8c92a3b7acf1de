package pagewalk.format;

import static pagewalk.format.Rights.EXECUTE;
import static pagewalk.format.Rights.READ;
import static pagewalk.format.Rights.USER;
import static pagewalk.format.Rights.WRITE;

/**
 * Rights under CR0.WP, CR4.SMEP, CR4.SMAP, EFLAGS.AC and the protection keys (SDM 3A §4.6).
 *
 * @param keyRights PKRU: two bits a key, access-disable and write-disable; 0 with CR4.PKE = 0, when
 *     no key forbids anything
 */
record X86AccessRule(boolean wp, boolean smep, boolean smap, int keyRights) implements AccessRule {
  private static final int KERNEL_WRITES = 1 << WRITE | 1 << (Rights.WITH_AC + WRITE);
  private static final int KERNEL_FETCHES = 1 << EXECUTE | 1 << (Rights.WITH_AC + EXECUTE);
  private static final int READS = 1 << READ | 1 << (USER + READ) | 1 << (Rights.WITH_AC + READ);
  private static final int WRITES = KERNEL_WRITES | 1 << (USER + WRITE);

  @Override
  public int allowed(int written, int group) {
    int mask = Rights.withAc(written);
    if (!wp) {
      mask |= KERNEL_WRITES;
    }
    if (isUserPage(written)) {
      mask &= smep ? ~KERNEL_FETCHES : mask;
      mask &= smap ? ~(1 << READ | 1 << WRITE) : mask;
      mask &= ~deniedByKey(group);
    }
    return mask;
  }

  /** SDM 3A §4.7: the PK bit is set whenever the key denies the access, whatever else does too. */
  @Override
  public FaultKind refusal(int written, int group, int access) {
    boolean byKey = isUserPage(written) && Rights.allows(deniedByKey(group), access);
    return byKey ? FaultKind.PROTECTION_KEY : FaultKind.PROTECTION;
  }

  @Override
  public String binding(int written, int group, int access) {
    boolean user = Rights.isUser(access);
    if (refusal(written, group, access) == FaultKind.PROTECTION_KEY) {
      boolean all = (keyRights >>> (2 * group) & 1) != 0;
      return "PKRU gives key " + group + (all ? " no data access." : " no writes.");
    }
    if (user || !isUserPage(written)) {
      boolean write = !user && Rights.isWrite(access);
      return write && wp ? "With CR0.WP = 1 that binds the kernel, too." : "";
    }
    if (Rights.isFetch(access) && smep) {
      return "With CR4.SMEP = 1 the kernel may not execute what user code may use.";
    }
    if (!Rights.isFetch(access) && smap && access < Rights.WITH_AC) {
      return "With CR4.SMAP = 1 the kernel may not touch what user code may use.";
    }
    return Rights.isWrite(access) && wp ? "With CR0.WP = 1 that binds the kernel, too." : "";
  }

  /** SDM 3A §4.6.2: keys bind data accesses; write-disable binds the kernel under CR0.WP only. */
  private int deniedByKey(int key) {
    boolean accessDisabled = (keyRights >>> (2 * key) & 1) != 0;
    boolean writeDisabled = (keyRights >>> (2 * key) & 2) != 0;
    int writes = wp ? WRITES : 1 << (USER + WRITE);
    return (accessDisabled ? READS | WRITES : 0) | (writeDisabled ? writes : 0);
  }

  private static boolean isUserPage(int written) {
    return Rights.allows(written, USER + READ);
  }
}
