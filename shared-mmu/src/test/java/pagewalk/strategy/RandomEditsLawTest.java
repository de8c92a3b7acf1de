package pagewalk.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Bits;
import pagewalk.bits.Hex;
import pagewalk.bits.Prng;
import pagewalk.format.FaultKind;
import pagewalk.format.Rights;
import pagewalk.kernel.Booted;
import pagewalk.kernel.Edit;
import pagewalk.kernel.MapResult;
import pagewalk.mmu.Translation;

/**
 * The tables are a map from pages to frames: after any sequence of edits that are flushed, every
 * page leads where the last edit put it, allows what it was given, keeps what was stored in it, and
 * no frame is used twice or lost.
 */
final class RandomEditsLawTest {
  private static final int EDITS = 300;
  private static final long[] HALVES = {0x100_4000_0000L, 0xFFFF_9000_0000_0000L};
  private static final int PAGES_PER_LEVEL = 5;

  private record Mapping(int level, long pa, int rights, boolean fromPool) {}

  @ParameterizedTest
  @MethodSource("pagewalk.strategy.ReachRows#wide")
  void theTablesAreAMapFromPagesToFrames(ReachRows.Row row) {
    for (int seed = 0; seed < 3; seed++) {
      Story story = new Story(row.boot(), new Prng(seed));
      for (int i = 0; i < EDITS; i++) {
        story.goOn();
        story.check();
      }
    }
  }

  private static final class Story {
    private final Booted booted;
    private final Prng random;
    private final Map<Long, Mapping> model = new TreeMap<>();
    private final Map<Long, Long> words = new TreeMap<>();
    private final Set<String> tables = new HashSet<>();

    Story(Booted booted, Prng random) {
      this.booted = booted;
      this.random = random;
    }

    /** A page of {@code level}; pages of different levels never overlap. */
    private long page(int level, int number) {
      return HALVES[number % 2]
          + (long) level * Bits.bit(39)
          + number * Bits.bit(12 + 9 * (level - 1));
    }

    void goOn() {
      int level = 1 + random.below(3);
      long va = page(level, random.below(PAGES_PER_LEVEL));
      switch (random.below(4)) {
        case 0 -> map(level, va);
        case 1 -> unmap(va);
        case 2 -> protect(va);
        default -> store(level, va);
      }
    }

    private int randomRights() {
      boolean write = random.below(3) > 0;
      return Rights.of(write, random.below(2) == 0, write, random.below(2) == 0);
    }

    /** Data lies above 32 MiB, away from all tables. */
    private long randomFrame(int level) {
      return switch (level) {
        case 1 -> 0x200_0000 + random.below(512) * 4096L;
        case 2 -> 0x300_0000 + random.below(8) * 0x20_0000L;
        default -> 0;
      };
    }

    private void map(int level, long va) {
      long pa = randomFrame(level);
      int rights = randomRights();
      MapResult expected = model.containsKey(va) ? MapResult.OCCUPIED : MapResult.MAPPED;
      assertEquals(expected, booted.kernel().map(va, pa, level, rights, random.below(2) == 0));
      model.putIfAbsent(va, new Mapping(level, pa, rights, false));
      needTables(level, va);
    }

    private void needTables(int level, long va) {
      for (int table = level; table < 4; table++) {
        tables.add(table + " " + (va >>> (12 + 9 * table)));
      }
    }

    private void unmap(long va) {
      Optional<Edit> edit = booted.kernel().unmap(va);
      assertEquals(model.containsKey(va), edit.isPresent());
      edit.ifPresent(
          done -> {
            done.flush().now();
            Mapping gone = model.remove(va);
            if (gone != null && gone.fromPool()) {
              booted.kernel().release(done);
              words.keySet().removeIf(pa -> (pa & -4096) == done.target());
            }
          });
    }

    private void protect(long va) {
      int rights = randomRights();
      Optional<Edit> edit = booted.kernel().protect(va, rights);
      assertEquals(model.containsKey(va), edit.isPresent());
      edit.ifPresent(done -> done.flush().now());
      model.computeIfPresent(
          va, (page, old) -> new Mapping(old.level(), old.pa(), rights, old.fromPool()));
    }

    /** Stores one word; an absent small page of the user half appears by that. */
    private void store(int level, long va) {
      boolean absent = !model.containsKey(va);
      if (absent && level > 1) {
        return;
      }
      long offset = offsetOfData(va);
      long value = random.next();
      long result = booted.machine().cpu().write(va + offset, value, Rights.WRITE);
      if (absent && va > 0) {
        model.put(va, new Mapping(1, result & -4096, Rights.ALL, true));
        needTables(1, va);
      }
      boolean allowed = model.containsKey(va) && Rights.allows(model.get(va).rights(), 1);
      assertEquals(allowed, !Translation.isRefused(result));
      if (allowed) {
        words.put(result, value);
      }
    }

    /** A page of 1 GiB shows all memory, tables too; data is stored above them. */
    private long offsetOfData(long va) {
      boolean huge = model.containsKey(va) && model.get(va).level() == 3;
      return huge ? 0x200_0000 + random.below(64) * 0x1008L : random.below(64) * 8L;
    }

    void check() {
      for (int level = 1; level <= 3; level++) {
        for (int number = 0; number < PAGES_PER_LEVEL; number++) {
          check(page(level, number));
        }
      }
      words.forEach((pa, value) -> assertEquals(value, booted.machine().memory().read(pa)));
      long pages = model.values().stream().filter(Mapping::fromPool).count();
      assertEquals(tables.size() + pages, booted.framesTaken());
    }

    private void check(long va) {
      Mapping mapping = model.get(va);
      for (int access = 0; access < Rights.WITH_AC; access++) {
        long result = booted.look(va, access);
        String found =
            Translation.isRefused(result) ? Translation.kind(result).name() : Hex.of(result);
        String expected =
            mapping == null
                ? FaultKind.NOT_PRESENT.name()
                : Rights.allows(mapping.rights() & mode(va), access)
                    ? Hex.of(mapping.pa())
                    : FaultKind.PROTECTION.name();
        assertEquals(expected, found, () -> Hex.of(va));
      }
    }

    /** Tables of the kernel half let no user code through. */
    private static int mode(long va) {
      return va < 0 ? Rights.of(true, false, false, true) : Rights.ALL;
    }
  }
}
