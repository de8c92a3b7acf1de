package pagewalk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same programme on every format under every strategy that the format has room for: pages that
 * are mapped, used, protected and unmapped, tables that grow and go, and a second space.
 */
class StrategiesOnEveryFormatTest {
  private static final List<String> WIDE =
      List.of(
          "identity upto=8M",
          "direct",
          "lookup",
          "recursive",
          "recursive grow=fault",
          "foreign",
          "switch",
          "pending log=0xFF80000000000000",
          "scratch",
          "scratch slots=3",
          "preallocated",
          "reserve");

  private static final List<String> NARROW =
      List.of(
          "identity upto=8M",
          "direct at=0xC0000000",
          "lookup at=0xD0000000 index=0xD8000000",
          "scratch at=0xD0000000",
          "scratch at=0xD0000000 slots=2",
          "preallocated at=0xD0000000",
          "reserve at=0xD0000000");

  private static final List<String> NARROW_RECURSIVE =
      List.of(
          "recursive slot=1023 spare=1022",
          "recursive slot=1023 spare=1022 grow=fault",
          "foreign slot=1023 spare=1022",
          "switch slot=1023 spare=1022",
          "pending slot=1023 spare=1022 log=0xD0000000");

  private static final List<String> SELF_MAPS =
      List.of("recursive", "recursive grow=fault", "foreign", "switch", "pending");

  private static final List<String> SHORT =
      List.of("direct", "lookup", "scratch", "preallocated", "reserve", "emulated");

  /** A machine, a kernel, and a page of the kernel half. */
  record Row(String format, String kernel, String kernelPage) {
    /** Frames that 64 KiB of pages take: a small table may find room beside others. */
    int frames() {
      return format.startsWith("arm") && !kernel.startsWith("emulated") ? 16 : 17;
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String kernel : WIDE) {
      String four = kernel.replace("0xFF80000000000000", "0xFFFFC00000000000");
      rows.add(new Row("x86-64", four, "0xFFFFE00000000000"));
      rows.add(new Row("x86-64-la57", kernel, "0xFFFDE00000000000"));
    }
    for (String kernel : NARROW) {
      rows.add(new Row("i386", kernel, "0xF0000000"));
      rows.add(new Row("pae", kernel, "0xF0000000"));
    }
    for (String kernel : NARROW_RECURSIVE) {
      rows.add(new Row("i386", kernel, "0xF0000000"));
    }
    for (String kernel : SELF_MAPS) {
      rows.add(new Row("pae", kernel, "0xD0000000"));
      rows.add(new Row("aarch64", kernel, "0xFFFFE00000000000"));
      rows.add(new Row("lpae t0sz=2 t1sz=2", kernel, "0xD0000000"));
    }
    for (String kernel : SHORT) {
      rows.add(new Row("armv6", kernel, "0xD0000000"));
    }
    for (String machine : List.of("armv5 n=1", "armv6 n=1", "armv7 n=2")) {
      rows.add(new Row(machine, "split", "0xD0000000"));
      rows.add(new Row(machine, "emulated" + at(machine), "0xD0000000"));
    }
    rows.add(new Row("aarch64", "split", "0xFFFFE00000000000"));
    rows.add(new Row("lpae", "split", "0xD0000000"));
    return rows;
  }

  /** With TTBCR.N = 2 the user half ends at 1 GiB. */
  private static String at(String machine) {
    return machine.endsWith("n=2") ? " at=0x3FC00000" : "";
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everythingThatTheProgrammeExpectsIsTrue(Row row) {
    boolean reachesOthers = !row.kernel().startsWith("recursive");
    String text =
        """
        pagewalk 1
        machine FORMAT
        kernel KERNEL
        map 0x10401000 -> 0x1800000
        store 0x10401008 = 0x2A
        expect pa=0x1800008
        map PAGE -> 0x1801000
        store PAGE = 0x2B
        expect pa=0x1801000
        protect 0x10401000 rights=ru
        store 0x10401008 = 0x2C as=user
        expect result=fault
        touch 0x20000000 length=64K
        expect result=ok frames=+FRAMES
        unmap 0x20000000 length=64K empty=free
        expect result=ok frames=-FRAMES
        touch 0x20000000 length=64K access=read
        expect result=ok frames=+FRAMES
        space B
        touch B 0x10401000 length=16K
        load B PAGE
        expect value=0x2B
        switch A
        map B 0x30000000 -> 0x1802000
        expect result=EDIT
        unmap PAGE
        load B PAGE
        expect result=fault
        switch A
        destroy B
        expect result=ok
        load 0x10401008
        expect value=0x2A
        """
            .replace("FORMAT", row.format())
            .replace("FRAMES", String.valueOf(row.frames()))
            .replace("KERNEL", row.kernel())
            .replace("PAGE", row.kernelPage())
            .replace("EDIT", reachesOthers ? "ok" : "fault");
    Opening opening = Session.open(text, Budget.STANDARD);
    assertEquals(List.of(), opening.diagnostics());
    List<String> failures =
        opening.run().orElseThrow().outcomes().stream()
            .filter(outcome -> outcome.result() == StepOutcome.Result.FAILED)
            .map(outcome -> "line " + outcome.line() + ": " + outcome.message())
            .toList();
    assertEquals(List.of(), failures);
  }
}
