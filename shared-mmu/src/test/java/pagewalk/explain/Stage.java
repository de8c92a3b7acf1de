package pagewalk.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import pagewalk.session.Budget;
import pagewalk.session.Opening;
import pagewalk.session.Run;
import pagewalk.session.Session;
import pagewalk.trace.EventKind;

/**
 * Runs to look at: the gallery, and scripts in which things go wrong that the gallery leaves out.
 */
public final class Stage {
  private static final Path GALLERY = Path.of("src/main/resources/pagewalk/gallery");

  /** New tables keep their junk, and the TLB has two entries. */
  public static final String JUNK =
      """
      pagewalk 1
      machine x86-64 ram=32M tlb=1x2 seed=7
      kernel recursive slot=511 grow=fault fresh=junk pool=0x400..0x7FF
      store 0x401000 = 0x2A
      store 0x402000 = 0x2B
      load 0x8000000000
      load 0x600000
      """;

  /** Every right refused once. */
  public static final String RIGHTS =
      """
      pagewalk 1
      machine x86-64 ram=32M tlb=4x2
      kernel recursive slot=511 grow=fault pool=0x400..0x7FF
      map 0x401000 rights=rw
      map 0x402000 rights=rxu
      map 0x403000 rights=rwug
      fetch 0x401000
      load 0x401000 as=user
      fetch 0x402000 as=user
      store 0x402000 = 1 as=user
      store 0x403000 = 0x123 as=user
      fetch 0x403000 as=user
      protect 0x403000 rights=r flush=none
      store 0x403000 = 1
      unmap 0x402000 flush=page
      unmap 0x401000 flush=all
      invalidate 0x777000
      invalidate all
      """;

  /** A debugger breaks one thing after the other. */
  public static final String BROKEN =
      """
      pagewalk 1
      machine x86-64 ram=32M tlb=none
      poke 0x300000 = 0xDEAD
      kernel recursive slot=511 grow=fault pool=0x400..0x40F
      boot map 0xFFFF800000000000 -> 0x0 size=2M length=4M rights=rw
      store 0x401000 = 0x2A
      load 0x301000
      store 0x8000000000 = 1
      poke 0x401008 = 0x3FFFFF000003
      load 0x401000
      poke 0x401008 = 0x3FFFFFF003
      load 0x401000
      poke 0x402010 = 0x500003
      load 0x401000
      poke 0x402010 = 0x400003
      load 0x401000
      poke 0x402018 = 0x500003
      load 0x601000
      poke 0x100800 = 0x83
      load 0xFFFF800000000000
      poke 0x100FF8 = 0x0
      load 0xFFFFFFFFFFFFFFF8
      load 0x500000
      """;

  /** The kernel stack has room for two handlers. */
  public static final String DEPTH =
      """
      pagewalk 1
      machine x86-64 ram=32M
      kernel recursive slot=300 grow=fault pool=0x400..0x7FF depth=2
      store 0x401000 = 0x2A
      expect result=halt faults=3
      expect faults=4
      """;

  /** Two frames, and three are needed. */
  public static final String POOL =
      """
      pagewalk 1
      machine x86-64 ram=32M
      kernel recursive grow=fault pool=0x400..0x401
      store 0x401000 = 0x2A
      load 0x401000
      """;

  /** A frame is given away while a TLB entry still leads to it. */
  public static final String REUSE =
      """
      pagewalk 1
      machine x86-64 ram=32M tlb=16x4
      kernel direct grow=check pool=0x400..0x7FF
      map 0x401000 rights=rw
      store 0x401000 = 0x2A
      unmap 0x401000 flush=none
      map 0x601000 rights=rw
      store 0x401000 = 0x666
      load 0x601000
      map 0x40000000 -> 0x800000 size=2M
      unmap 0x40000000 flush=none
      load 0x40001000
      """;

  /** Control bits the other way round, and the window at address 0. */
  public static final String LOOSE =
      """
      pagewalk 1
      machine x86-64 ram=32M wp=0 nxe=0 page1g=0
      kernel recursive slot=0 grow=fault pool=0x400..0x7FF
      map 0x8000401000 rights=r
      store 0x8000401000 = 1
      store 0x401000 = 1
      load 0x7FFFFFFFFFF8
      load 0x800000000000
      """;

  private Stage() {}

  /** Every text there is, by name. */
  public static Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    texts.put("junk", JUNK);
    texts.put("rights", RIGHTS);
    texts.put("broken", BROKEN);
    texts.put("depth", DEPTH);
    texts.put("pool", POOL);
    texts.put("reuse", REUSE);
    texts.put("loose", LOOSE);
    texts.putAll(ArmShortStage.texts());
    texts.putAll(ArmStage.texts());
    try (Stream<Path> files = Files.list(GALLERY)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pagewalk")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Every run there is, by name, and some that nobody would write. */
  public static Map<String, Run> runs() {
    Map<String, Run> runs = new TreeMap<>();
    for (long seed = 0; seed < 12; seed++) {
      runs.put("random " + seed, run(RandomScripts.script(seed)));
    }
    texts().forEach((name, text) -> runs.put(name, run(text)));
    return runs;
  }

  /** A scenario of the gallery. */
  public static Run gallery(String name) {
    return run(texts().getOrDefault(name + ".pagewalk", ""));
  }

  public static Run run(String text) {
    Opening opening = Session.open(text, Budget.STANDARD);
    return opening
        .run()
        .orElseThrow(() -> new AssertionError(opening.diagnostics() + " in " + text));
  }

  public static Onlooker onlooker(Run run) {
    return new Onlooker(run.machine(), run.kernel(), new RunScript(run));
  }

  /** The captions of all events, in order. */
  static List<Caption> captions(Run run) {
    Onlooker onlooker = onlooker(run);
    Explainer explainer = new Explainer(onlooker);
    List<Caption> captions = new ArrayList<>();
    for (int event = 0; event < run.eventCount(); event++) {
      onlooker.goTo(event);
      captions.add(explainer.caption());
    }
    return captions;
  }

  /** Events to look at: all of a short run, some hundreds of a long one. */
  public static List<Integer> moments(Run run) {
    List<Integer> moments = new ArrayList<>();
    int stride = 1 + run.eventCount() / 400;
    for (int event = 0; event < run.eventCount(); event += stride) {
      moments.add(event);
    }
    return moments;
  }

  /** The event of {@code kind} number {@code n}, from 0. */
  public static int event(Run run, EventKind kind, int n) {
    int left = n;
    for (int event = 0; event < run.eventCount(); event++) {
      if (run.trace().kind(event) == kind) {
        if (left == 0) {
          return event;
        }
        left--;
      }
    }
    throw new AssertionError("no " + kind + " number " + n);
  }
}
