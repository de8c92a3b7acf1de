package pagewalk.dump;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Regime;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.setting.Nearest;
import pagewalk.state.Cells;

/**
 * Asks the walk of the simulated hardware where addresses of another machine's dump lead. It is the
 * same walk; only memory is another, and nothing is ever marked in it.
 *
 * <p>This class and {@link WalkExplanation} alone know both the dump and how the engine walks.
 */
public final class DumpWalk {
  private final PagingFormat format;
  private final RegisterFile file;
  private final List<String> warnings;
  private final DumpMemory memory;
  private final Walker walker;
  private final long root;
  private long result;
  private long number;

  private DumpWalk(Dump dump, PagingFormat format, RegisterFile file, GivenRegisters given)
      throws DumpMistake {
    this.format = format;
    this.file = file;
    warnings = given.warnings();
    memory = new DumpMemory(dump, format.wordBytes());
    Roots roots = roots(given);
    root = roots.get(0);
    // What a processor latched when it loaded its root nobody knows; the walk goes by memory.
    roots.set(0, ~root);
    walker = Walker.looking(PlanCompiler.compile(format), memory, roots);
  }

  /**
   * Prepares walks through {@code dump}.
   *
   * @param formatName a format of the catalogue
   * @param set registers and their values as text; they win over those that the dump tells
   * @throws DumpMistake when the format is unknown, or a register is missing or makes no sense
   */
  public static DumpWalk of(Dump dump, String formatName, Map<String, String> set)
      throws DumpMistake {
    FormatFamily family = family(formatName);
    RegisterFile file =
        RegisterFile.of(formatName)
            .orElseThrow(
                () -> new DumpMistake("Nobody has declared the registers of " + formatName + "."));
    GivenRegisters given = GivenRegisters.of(family, file, dump.registers(), set);
    return new DumpWalk(dump, family.under(given.controls()), file, given);
  }

  private static FormatFamily family(String name) throws DumpMistake {
    Optional<FormatFamily> family = Formats.named(name);
    if (family.isPresent()) {
      return family.get();
    }
    List<String> known = Formats.all().stream().map(FormatFamily::name).toList();
    boolean planned = RegisterFile.allFormats().contains(name);
    String nearest = planned ? "" : Nearest.to(name, known);
    throw new DumpMistake(
        (planned
                ? "The format '" + name + "' is not simulated yet"
                : "There is no format '" + name + "'")
            + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?")
            + (nearest.isEmpty() ? "; there are " : " There are ")
            + known.stream().collect(Collectors.joining(", "))
            + ".");
  }

  /** The root registers of all parts of the address space in which walks begin. */
  private Roots roots(GivenRegisters given) throws DumpMistake {
    Roots roots = new Roots(new Cells());
    for (Regime regime : format.regimes()) {
      if (!regime.disabled()) {
        String name = format.rootRegisters().get(regime.root());
        roots.set(regime.root(), root(name, given.required(name.toLowerCase(Locale.ROOT))));
      }
    }
    return roots;
  }

  /** On ARM the bits around the address in a root register mean something else. */
  private long root(String name, long value) throws DumpMistake {
    int bits = format.isNarrow() ? Integer.SIZE : format.physicalBits();
    if (file.isX86() && value >>> bits != 0) {
      throw new DumpMistake(
          name + " is " + Hex.of(value) + ", beyond a physical address of " + bits + " bits.");
    }
    return value;
  }

  /** How many bits the register has that an address of this format comes in: 32 or 64. */
  public int addressBits() {
    return format.isNarrow() ? Integer.SIZE : Long.SIZE;
  }

  /** Where the registers contradict the format, in sentences. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Where {@code va} leads; {@link #number} has the number to it. Nothing is allocated unless a
   * frame has to be read.
   *
   * @throws java.io.UncheckedIOException when the dump cannot be read after all
   */
  public Outcome walk(long va, AskedAccess asked) {
    memory.begin();
    int access = asked.rights(file.isX86());
    result = walker.walk(root, va, access);
    if (memory.missed()) {
      number = memory.missedAt();
      return Outcome.BUS;
    }
    if (!Translation.isRefused(result)) {
      number = result;
      return Outcome.OK;
    }
    FaultKind kind = Translation.kind(result);
    number =
        format.faults().code(kind, access, Translation.level(result), Translation.group(result));
    boolean notPaging = file.isX86() && kind == FaultKind.NON_CANONICAL;
    return notPaging ? Outcome.GENERAL_PROTECTION : file.faults();
  }

  /** The number that belongs to the latest {@link Outcome}. */
  public long number() {
    return number;
  }

  /**
   * The same walk in words, entry by entry, one line each.
   *
   * @throws java.io.UncheckedIOException when the dump cannot be read after all
   */
  public List<String> explain(long va, AskedAccess asked) {
    Outcome outcome = walk(va, asked);
    return new WalkExplanation(format, walker.record(), va, asked.rights(file.isX86()))
        .of(outcome, number, result);
  }
}
