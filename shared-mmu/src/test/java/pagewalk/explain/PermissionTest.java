package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.Field;
import pagewalk.format.Rights;
import pagewalk.session.Run;
import pagewalk.session.StepOutcome;

final class PermissionTest {
  private static final List<String> RIGHTS = List.of("r", "rw", "rx", "rwx", "ru", "rwu", "rxu");
  private static final List<String> STATEMENTS =
      List.of("load 0x10401000", "store 0x10401000 = 1", "fetch 0x10401000");
  private static final List<String> MODES = List.of("kernel", "user", "kernel-ac");

  /** A format and controls of it that take part in refusals. */
  record Machine(String format, String controls) {}

  static List<Machine> machines() {
    return List.of(
        new Machine("x86-64", ""),
        new Machine("x86-64", "wp=0 smep=1 smap=1"),
        new Machine("i386", ""),
        new Machine("pae", "smep=1"),
        new Machine("armv6", ""),
        new Machine("armv6", "afe=1"),
        new Machine("armv5", ""),
        new Machine("armv7", "wxn=1"),
        new Machine("lpae", "wxn=1"),
        new Machine("aarch64", "pan=1"));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void whatIsSaidToBeAllowedIsWhatTheProcessorAllows(Machine machine) {
    for (String rights : RIGHTS) {
      String map = "map 0x10401000 -> 0x1800000 rights=" + rights;
      Onlooker onlooker = Bench.atTheEnd(run(machine, map));
      for (int access = 0; access < Rights.ACCESSES; access++) {
        Permission permission = Permission.of(onlooker, Bench.PAGE, access, "");
        String statement = STATEMENTS.get(access % 3) + " as=" + MODES.get(access / 3);
        boolean allowed = Bench.last(run(machine, map, statement)) == StepOutcome.Result.OK;
        assertEquals(allowed, permission.allowed(), machine + " " + rights + " " + statement);
        assertEquals(Optional.of(allowed), permission.now());
        assertEquals(allowed, permission.refusal().isEmpty());
        permission.refusal().ifPresent(refusal -> theBitsDecide(machine, map, statement, refusal));
      }
    }
  }

  /** With the named bits the other way round, that entry does not refuse the access any more. */
  private static void theBitsDecide(
      Machine machine, String map, String statement, Permission.Refusal refusal) {
    long raw = refusal.step().raw();
    for (Field field : refusal.decision().fields()) {
      raw ^= field.mask();
    }
    assertFalse(refusal.decision().fields().isEmpty(), machine + " " + map + " " + statement);
    boolean single = refusal.decision().fields().stream().allMatch(f -> f.high() == f.low());
    if (single) {
      String poke = "poke " + Hex.of(refusal.step().pa()) + " = " + Hex.of(raw);
      Run mended = run(machine, map, poke, "invalidate all", statement);
      int access = STATEMENTS.indexOf(statement.substring(0, statement.indexOf(" as=")));
      int mode = MODES.indexOf(statement.substring(statement.indexOf(" as=") + 4));
      Permission now = Permission.of(Bench.atTheEnd(mended), Bench.PAGE, access + 3 * mode, "");
      assertEquals(now.allowed(), Bench.last(mended) == StepOutcome.Result.OK);
      assertFalse(
          now.refusal().stream().anyMatch(next -> next.name().equals(refusal.name())),
          machine + " " + map + " " + poke + " " + statement);
    }
  }

  private static Run run(Machine machine, String... lines) {
    return Bench.run(machine.format(), machine.controls(), lines);
  }

  @Test
  void theTopmostEntryThatRefusesIsNamedAndTheOthersAreTold() {
    Onlooker onlooker =
        Bench.atTheEnd(run(new Machine("x86-64", ""), "map 0x10401000 -> 0x1800000 rights=ru"));
    Permission user = Permission.of(onlooker, Bench.PAGE, Rights.USER + Rights.WRITE, "");
    assertEquals("PT[1]", user.refusal().orElseThrow().name());
    assertEquals("R/W = 0", user.refusal().orElseThrow().decision().equations());
    assertEquals(
        List.of(true, true, true, false),
        user.passages().stream().map(Permission.Passage::allows).toList());
    assertEquals(
        new Caption("`PT[1]` refuses a user write.", "Bit 1 (R/W) is 0.", "SDM 3A §4.6.1"),
        user.caption());
    Permission kernel = Permission.of(onlooker, Bench.PAGE, Rights.WRITE, "");
    assertEquals("With CR0.WP = 1 that binds the kernel, too.", kernel.control());
  }

  @Test
  void aControlThatForbidsIsNamed() {
    Onlooker onlooker =
        Bench.atTheEnd(
            run(new Machine("x86-64", "smep=1 smap=1"), "map 0x10401000 -> 0x1800000 rights=rwxu"));
    assertEquals(
        "With CR4.SMAP = 1 the kernel may not touch what user code may use.",
        Permission.of(onlooker, Bench.PAGE, Rights.READ, "").control());
    assertEquals(
        "With CR4.SMEP = 1 the kernel may not execute what user code may use.",
        Permission.of(onlooker, Bench.PAGE, Rights.EXECUTE, "").control());
  }

  @Test
  void aClosedDomainIsNamed() {
    Onlooker onlooker =
        Bench.atTheEnd(
            run(new Machine("armv6", ""), "map 0x10401000 -> 0x1800000 rights=rw", "set dacr=0x0"));
    Permission permission = Permission.of(onlooker, Bench.PAGE, Rights.READ, "");
    assertEquals(Optional.of(FaultKind.DOMAIN), permission.kind());
    assertEquals("L1[260]", permission.refusal().orElseThrow().name());
    assertEquals("DACR bars domain 0 to everybody.", permission.control());
  }

  @Test
  void aStaleBeliefThatDecidesOtherwiseIsToldWithItsCure() {
    Onlooker onlooker =
        Bench.atTheEnd(
            run(
                new Machine("x86-64", ""),
                "map 0x10401000 -> 0x1800000 rights=rw",
                "store 0x10401000 = 1",
                "protect 0x10401000 rights=r flush=none"));
    Permission permission = Permission.of(onlooker, Bench.PAGE, Rights.WRITE, "");
    assertFalse(permission.allowed());
    assertEquals(Optional.of(true), permission.now());
    assertTrue(
        permission
            .caption()
            .body()
            .endsWith("TLB entry 2 still allows it until `INVLPG 0x10401000`."),
        permission.caption().body());
  }

  @Test
  void anAddressThatIsNotCanonicalIsRefusedByNoEntry() {
    Onlooker onlooker = Bench.atTheEnd(run(new Machine("x86-64", ""), "map 0x10401000"));
    Permission permission = Permission.of(onlooker, 0x8000_0000_0000L, Rights.READ, "");
    assertEquals(Optional.empty(), permission.refusal());
    assertEquals(
        "No entry refuses: bits 63:48 must be copies of bit 47.", permission.caption().lead());
  }
}
