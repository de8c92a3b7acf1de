package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.explain.Citations.Topic;
import pagewalk.explain.Held.Keeper;

/**
 * What the tables say about one address, what the processor believes about it, and which
 * instruction cures the difference.
 *
 * @param space the address space asked about; "" while there is none
 * @param current whether it is the current one. Of another space only that is believed which the
 *     hardware keeps when that space becomes current: on x86 what is global
 * @param mapped whether the tables map a page there
 * @param pa where they lead, when they map a page
 * @param written what the tables say, a phrase: "frame `0x402`, RW", "`PT[1]` not present"
 * @param steps the entries that say so, read from memory
 * @param beliefs what the processor has cached: TLB entries first, then the ways, deepest first,
 *     then its copy of a root entry
 * @param agrees whether all of them say what the tables say
 * @param instructions every instruction that makes the processor forget, the usual ones first;
 *     empty when nothing differs
 */
public record AddressBelief(
    long va,
    String space,
    boolean current,
    boolean mapped,
    Optional<Long> pa,
    String written,
    List<Step> steps,
    List<Held> beliefs,
    boolean agrees,
    List<Cure> instructions,
    Caption caption) {

  public AddressBelief {
    steps = List.copyOf(steps);
    beliefs = List.copyOf(beliefs);
    instructions = List.copyOf(instructions);
  }

  /** The first instruction that cures the difference, when there is one. */
  public Optional<Cure> cure() {
    return instructions.stream().filter(Cure::cures).findFirst();
  }

  /**
   * Everything about {@code va} at the moment that {@code onlooker} is looking at.
   *
   * @param space the name of an address space that there is, or "" for the current one; another is
   *     refused with a sentence
   */
  public static AddressBelief of(Onlooker onlooker, long va, String space) {
    SpaceTables tables = SpaceTables.of(onlooker, space);
    if (!onlooker.machine().registers().pagingOn()) {
      return unpaged(onlooker, va, tables);
    }
    Found found = tables.find(va);
    List<Held> beliefs = new Holdings(onlooker, va).of(tables, found);
    boolean agrees = beliefs.stream().allMatch(Held::agrees);
    List<Cure> instructions =
        agrees
            ? List.of()
            : Cure.all(
                onlooker,
                va,
                differing(beliefs, Keeper.TLB, Keeper.FETCH_TLB),
                differing(beliefs, Keeper.PATHS, Keeper.PATHS),
                !differing(beliefs, Keeper.COPY, Keeper.COPY).isEmpty());
    return new AddressBelief(
        va,
        tables.name(),
        tables.current(),
        found.mapped(),
        found.mapped() ? Optional.of(found.page() | (va & (found.bytes() - 1))) : Optional.empty(),
        found.words(),
        found.steps(),
        beliefs,
        agrees,
        instructions,
        caption(onlooker, found, beliefs, instructions));
  }

  private static AddressBelief unpaged(Onlooker onlooker, long va, SpaceTables tables) {
    boolean there = onlooker.memory().holds(va);
    Caption caption =
        Prose.lead("Paging is off.")
            .say("The address is a physical one: no table is read, and nothing is believed.")
            .cite("");
    return new AddressBelief(
        va,
        tables.name(),
        tables.current(),
        there,
        there ? Optional.of(va) : Optional.empty(),
        "paging is off",
        List.of(),
        List.of(),
        true,
        List.of(),
        caption);
  }

  private static List<Integer> differing(List<Held> beliefs, Keeper one, Keeper other) {
    return beliefs.stream()
        .filter(held -> !held.agrees() && (held.keeper() == one || held.keeper() == other))
        .map(Held::slot)
        .toList();
  }

  private static Caption caption(
      Onlooker onlooker, Found found, List<Held> beliefs, List<Cure> instructions) {
    Optional<Held> wrong = beliefs.stream().filter(held -> !held.agrees()).findFirst();
    if (wrong.isPresent()) {
      return differing(onlooker, wrong.get(), instructions);
    }
    String says = "The tables say: " + found.words() + ".";
    Optional<Held> answer = beliefs.stream().filter(Held::used).findFirst();
    if (answer.isEmpty()) {
      return Prose.lead(says)
          .say("The processor believes nothing about this address: an access reads the tables.")
          .cite(Citations.of(onlooker.format(), Topic.WALK));
    }
    boolean inTlb = answer.get().keeper() == Keeper.TLB;
    return Prose.lead(says)
        .say("The processor believes the same.")
        .say(
            inTlb
                ? answer.get().name() + " answers an access, and no table is read."
                : "An access begins at " + answer.get().name() + ".")
        .cite(Citations.of(onlooker.format(), Topic.TLB));
  }

  private static Caption differing(Onlooker onlooker, Held wrong, List<Cure> instructions) {
    Prose prose =
        Prose.lead(
            wrong.name()
                + " believes: "
                + wrong.believed()
                + "; the tables say: "
                + wrong.written()
                + ".");
    instructions.stream()
        .filter(Cure::cures)
        .findFirst()
        .ifPresent(cure -> prose.say("The cure is " + Words.code(cure.text()) + "."));
    List<String> vain = new ArrayList<>();
    for (Cure one : instructions.subList(0, Math.min(2, instructions.size()))) {
      if (!one.cures()) {
        vain.add(Words.code(one.text()));
      }
    }
    prose.add(vain.isEmpty() ? "" : Words.list(vain) + " would not do.");
    return prose.cite(Citations.of(onlooker.format(), Topic.MUST_INVALIDATE));
  }
}
