package pagewalk.format;

/**
 * Domains: DACR says for each of the sixteen whether its pages are barred, checked or open (DDI
 * 0301H §6.5.1; Cortex-A8 TRM §3.2.34).
 *
 * @param dacr two bits a domain: 00 no access, 01 client, 10 reserved and taken as no access, 11
 *     manager, which is asked for neither permission nor XN
 */
record ArmDomainRule(int dacr) implements AccessRule {
  private static final int CLIENT = 1;
  private static final int MANAGER = 3;

  @Override
  public int allowed(int written, int group) {
    return switch (setting(group)) {
      case CLIENT -> Rights.withAc(written);
      case MANAGER -> Rights.withAc(Rights.ALL);
      default -> 0;
    };
  }

  @Override
  public FaultKind refusal(int written, int group, int access) {
    return setting(group) == CLIENT ? FaultKind.PROTECTION : FaultKind.DOMAIN;
  }

  @Override
  public String binding(int written, int group, int access) {
    return switch (setting(group)) {
      case CLIENT, MANAGER -> "";
      default -> "DACR bars domain " + group + " to everybody.";
    };
  }

  private int setting(int group) {
    return dacr >>> (2 * group) & 3;
  }
}
