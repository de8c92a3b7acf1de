package pagewalk.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;
import pagewalk.format.FaultKind;
import pagewalk.format.PagingFormat;
import pagewalk.format.PlanCompiler;
import pagewalk.format.Rights;
import pagewalk.format.X86;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Translation;
import pagewalk.mmu.Walker;
import pagewalk.state.Cells;
import pagewalk.state.FrameStore;

/** Every access that QEMU executed on random x86-64 tables comes out here as it came out there. */
final class ExecutedAccessesTest {
  private static final String SETUP =
      new String(PageImage.resource("x86-faults-base.json"), StandardCharsets.UTF_8);

  private final PagingFormat format =
      new X86(4, true, true, (int) setup("physBits"), true).format();
  private final FrameStore memory = new FrameStore(new Cells(), 1L << 40, 0);
  private final Walker walker =
      Walker.marking(PlanCompiler.compile(format), memory, new Roots(new Cells()));

  private static long setup(String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"?([0-9a-fx]+)").matcher(SETUP);
    assertTrue(matcher.find(), name);
    return Long.decode(matcher.group(1));
  }

  @Test
  void everyExecutedAccessGivesTheRecordedAddressOrErrorCode() {
    assertEquals(40, PageImage.load("x86-faults-base.pages.gz", memory));
    int replayed = 0;
    for (String line : PageImage.lines("x86-faults-base.faults.tsv.gz")) {
      if (!line.startsWith("#")) {
        replay(line);
        replayed++;
      }
    }
    assertEquals(2543, replayed);
  }

  private void replay(String line) {
    List<String> columns = List.of(line.split("\t", -1));
    long va = Long.parseUnsignedLong(columns.get(0).substring(2), 16);
    int access = "RWX".indexOf(columns.get(1)) + (columns.get(2).startsWith("U") ? 3 : 0);
    long result = walker.walk(setup("cr3"), va, access);
    String expected = String.join(" ", columns.subList(3, columns.size())).strip();
    String found = words(result, access);
    assertEquals(expected, expected.equals("ok") ? found.substring(0, 2) : found, line);
  }

  private String words(long result, int access) {
    if (!Translation.isRefused(result)) {
      return "ok 0x" + Long.toHexString(result);
    }
    FaultKind kind = Translation.kind(result);
    return switch (format.faults().vector(kind, access)) {
      case "#PF" ->
          "pf 0x"
              + Integer.toHexString(
                  format.faults().code(kind, access, Translation.level(result), 0));
      case "#GP" -> "gp";
      default -> kind.words() + " " + Rights.nameOf(access) + " " + Hex.of(result);
    };
  }
}
