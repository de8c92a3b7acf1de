package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;
import pagewalk.scenario.OptionCheck.Objection;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/** The words of one format and three strategies, as the floors below say them. */
final class TestVocabulary {
  private static final FormatWords X86_64 =
      new FormatWords(
          "x86-64",
          "four levels of 512 entries",
          List.of(
              Setting.toggle("wp", "CR0.WP: write protection binds the kernel too").orElse("1"),
              Setting.toggle("nxe", "EFER.NXE: bit 63 of an entry forbids execution").orElse("1"),
              Setting.number("maxphyaddr", 36, 52, "bits of a physical address").orElse("40"),
              Setting.toggle("page1g", "pages of 1 GiB are supported").orElse("1")),
          List.of("pt", "pd", "pdpt", "pml4"),
          TestVocabulary::x86Facts);

  /** A format unlike the other in everything the checks look at. */
  private static final FormatWords NARROW =
      new FormatWords(
          "narrow",
          "32-bit addresses and 32-bit words",
          List.of(),
          List.of("l1", "l2"),
          controls ->
              new FormatFacts(
                  32, false, 32, List.of(1024L, 4096L, 1L << 20), 4, "", new Addresses(32, false)));

  private static final StrategyWords RECURSIVE =
      new StrategyWords(
          "recursive",
          "one top-level entry points to its own table",
          List.of(
              Setting.number("slot", 0, 511, "the top-level entry that points to its own table")
                  .orElse("511"),
              Setting.word(
                      "formula", List.of("masked", "unmasked"), "how a table's address is computed")
                  .orElse("masked")),
          OptionCheck.NONE);

  private static final StrategyWords DIRECT =
      new StrategyWords(
          "direct",
          "all of memory is mapped at a fixed offset",
          List.of(
              Setting.address("at", "where physical address 0 is mapped")
                  .orElse("0xFFFF800000000000"),
              Setting.sizeOf("page", List.of("4K", "2M", "1G"), "the pages of the direct map")
                  .orElse("2M")),
          TestVocabulary::directBeginsAtAPage);

  private static final StrategyWords IDENTITY =
      new StrategyWords(
          "identity",
          "low memory is mapped to itself",
          List.of(Setting.size("upto", 4096, 1L << 40, "how much of memory").orElse("16M")),
          OptionCheck.NONE);

  static final Vocabulary ALL =
      new Vocabulary(List.of(X86_64, NARROW), List.of(RECURSIVE, DIRECT, IDENTITY));

  private TestVocabulary() {}

  private static FormatFacts x86Facts(Settings controls) {
    List<Long> sizes = new ArrayList<>(List.of(4096L, 2L << 20));
    if (controls.isOn("page1g")) {
      sizes.add(1L << 30);
    }
    return new FormatFacts(
        48, true, (int) controls.number("maxphyaddr"), sizes, 8, "r", new Addresses(48, true));
  }

  private static List<Objection> directBeginsAtAPage(Settings kernel, Statement.Machine machine) {
    return (kernel.number("at") & (kernel.number("page") - 1)) == 0
        ? List.of()
        : List.of(new Objection("at", "The direct map does not begin at a page.", "Align it."));
  }

  /** Addresses of {@code bits} bits, whose upper bits are copies or zeros. */
  record Addresses(int bits, boolean copies) implements FormatFacts.AddressRule {
    @Override
    public boolean holds(long va) {
      return nearest(va) == va;
    }

    @Override
    public boolean isUser(long va) {
      return (va >>> (bits - 1) & 1) == 0;
    }

    @Override
    public long nearest(long va) {
      int unused = Long.SIZE - bits;
      return copies ? va << unused >> unused : va << unused >>> unused;
    }

    @Override
    public String words() {
      return "the bits above bit " + (bits - 1) + " are copies of it";
    }
  }
}
