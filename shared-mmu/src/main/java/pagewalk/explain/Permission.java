package pagewalk.explain;

import java.util.List;
import java.util.Optional;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;

/**
 * Whether an access is allowed, and if not, the one entry and the bits of it that refuse.
 *
 * @param access as in {@link Rights}
 * @param space the address space asked about, "" while there is none
 * @param allowed whether the tables, as they lie in memory, allow it
 * @param kind why they do not
 * @param refusal the entry that decides; empty when it is allowed, or when no entry decides: an
 *     address that is not canonical, a walk that is switched off
 * @param passages the entries on the way and which of them allow the access
 * @param control the control that takes part in the refusal, a sentence; "" when none does
 * @param now whether the processor would allow it at this moment, by what it believes; empty for a
 *     space that is not current
 */
public record Permission(
    long va,
    int access,
    String space,
    boolean allowed,
    Optional<FaultKind> kind,
    Optional<Refusal> refusal,
    List<Passage> passages,
    String control,
    Optional<Boolean> now,
    Caption caption) {

  /** An entry on the way. */
  public record Passage(Step step, String name, boolean allows) {}

  /**
   * The entry that decides.
   *
   * @param name "PT[1]"
   * @param decision the bits that would have to be otherwise
   */
  public record Refusal(Step step, String name, Decision decision) {}

  public Permission {
    passages = List.copyOf(passages);
  }

  /**
   * Whether {@code access} to {@code va} is allowed at the moment that {@code onlooker} is looking
   * at.
   *
   * @param space as in {@link AddressBelief#of}
   */
  public static Permission of(Onlooker onlooker, long va, int access, String space) {
    SpaceTables tables = SpaceTables.of(onlooker, space);
    if (!onlooker.machine().registers().pagingOn()) {
      return unpaged(onlooker, va, access, tables);
    }
    long result = tables.walk(va, access);
    List<Step> steps = Step.of(onlooker, tables.walker().record(), va, result);
    return new PermissionFinder(onlooker, tables, va, access, result, steps).permission();
  }

  private static Permission unpaged(Onlooker onlooker, long va, int access, SpaceTables tables) {
    boolean there = onlooker.memory().holds(va);
    Caption caption =
        Prose.lead("Paging is off: no table is asked.")
            .say(there ? "Every access is allowed." : "There is no memory at that address.")
            .cite("");
    return new Permission(
        va,
        access,
        tables.name(),
        there,
        there ? Optional.empty() : Optional.of(FaultKind.BUS),
        Optional.empty(),
        List.of(),
        "",
        Optional.of(there),
        caption);
  }
}
