package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.MapResult;
import pagewalk.kernel.Space;
import pagewalk.kernel.Strategy;
import pagewalk.mmu.Tlb;
import pagewalk.mmu.Translation;

/** What the contract of strategies is held against: machines, strategies, options, addresses. */
final class ReachRows {
  /** Frames outside of all pools: for a small page, and for one of the next size. */
  static final long PAGE = 0x210_0000;

  static final long LARGE = 0x300_0000;

  private static final String X86_64 = "x86-64";
  private static final String PAE = "pae";

  private ReachRows() {}

  /** A strategy with options on a machine: one row of the contract. */
  record Row(String machine, String strategy, String options) {
    Booted boot() {
      return Booted.with(machine, strategy, options);
    }

    private PagingFormat format() {
      return Booted.format(machine);
    }

    boolean isWide() {
      return !format().isNarrow();
    }

    /** A page of the user half. */
    long user() {
      return isWide() ? 0x100_4000_1000L : 0x1040_1000L;
    }

    /** A page of the kernel half, the first of a large one. */
    long kernel() {
      return isWide() ? 0xFFFF_9000_0060_0000L : 0xC060_0000L;
    }

    /** Another one, below another entry of the root. */
    long farKernel() {
      return isWide() ? 0xFFFF_A000_0000_0000L : 0xD000_0000L;
    }

    /** How far the page is that is the first to need another lowest table. */
    long nextTable() {
      return format().level(2).span();
    }

    /** How far the page is that is the first to need other tables everywhere below the root. */
    long nextBranch() {
      return isWide() ? format().level(3).span() : 16 * nextTable();
    }

    /** How many tables the first page of a branch needs; a self-map of PAE has its PDs already. */
    int depth() {
      return machine.equals(PAE) ? 1 : format().top() - 1;
    }

    /** How many tables another branch needs. */
    int branch() {
      return isWide() ? 2 : 1;
    }

    @Override
    public String toString() {
      return machine + " " + strategy + " " + options;
    }
  }

  /**
   * Every strategy with every growth that fits and its interesting options, where it is at home.
   */
  static List<Row> all() {
    List<Row> rows = new ArrayList<>(wide());
    rows.add(new Row("armv6 n=1", "split", "grow=check"));
    rows.add(new Row("armv7 n=2", "split", "grow=check"));
    rows.add(new Row("aarch64", "split", "grow=check"));
    rows.add(new Row("armv6", "emulated", "grow=check"));
    rows.add(new Row("armv7 n=1", "emulated", "grow=check"));
    for (String strategy : List.of("recursive", "foreign", "switch", "pending")) {
      rows.add(new Row(PAE, strategy, "grow=check"));
      rows.add(new Row(PAE, strategy, "slot=100 grow=fault"));
    }
    for (String strategy :
        List.of("direct", "recursive", "foreign", "switch", "pending", "scratch")) {
      rows.add(new Row(X86_64 + " pcide=1", strategy, "tags=1 grow=check"));
    }
    return rows;
  }

  /** Those that have an x86-64 for a home. */
  static List<Row> wide() {
    List<Row> rows = new ArrayList<>();
    for (Strategy strategy : Strategies.all()) {
      for (String options : interesting(strategy)) {
        rows.add(new Row(X86_64, strategy.name(), (options + " grow=check").strip()));
        if (strategy.growsByFault()) {
          rows.add(new Row(X86_64, strategy.name(), (options + " grow=fault").strip()));
        }
      }
    }
    return rows;
  }

  /** Those that can edit a space that is not current, at once or later. */
  static List<Row> reachingOthers() {
    return all().stream().filter(row -> !row.strategy().equals("recursive")).toList();
  }

  private static List<String> interesting(Strategy strategy) {
    return switch (strategy.name()) {
      case "identity" -> List.of("upto=16M");
      case "direct" -> List.of("page=4K", "page=2M", "at=0xFFFFC00000000000");
      case "scratch" -> List.of("slots=1", "slots=2", "slots=4");
      case "preallocated" -> List.of("span=128M");
      case "foreign", "switch", "pending" -> List.of("slot=511", "slot=0");
      case "lookup", "reserve" -> List.of("tables=0x100..0x11F reserve=0x200..0x23F");
      case "recursive" -> List.of("slot=511", "slot=510", "slot=256", "slot=255", "slot=0");
      case "split", "emulated" -> List.of();
      default -> List.of("");
    };
  }

  static FaultKind kindOf(long result) {
    assertTrue(Translation.isRefused(result));
    return Translation.kind(result);
  }

  /** After the right invalidations the processor believes nothing that the tables do not say. */
  static void everyBeliefIsTrue(Booted booted) {
    Tlb tlb = booted.machine().mmu().tlb();
    for (int slot = 0; slot < tlb.slots(); slot++) {
      if (tlb.isValid(slot) && tlb.isSeenBy(slot, booted.machine().mmu().roots().asid())) {
        long va = tlb.va(slot);
        assertEquals(tlb.pa(slot), booted.look(va, Rights.READ), () -> Hex.of(va));
      }
    }
  }

  static Space make(Booted booted, String name) {
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().create(name));
    return booted.kernel().spaces().named(name).orElseThrow();
  }

  static void goTo(Booted booted, Space space) {
    assertEquals(MapResult.MAPPED, booted.kernel().keeper().switchTo(space));
  }
}
