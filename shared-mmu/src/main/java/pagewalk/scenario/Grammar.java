package pagewalk.scenario;

import java.util.ArrayList;
import java.util.List;
import pagewalk.format.Invalidation;
import pagewalk.kernel.KernelSpec;
import pagewalk.setting.RightLetters;
import pagewalk.setting.Setting;

/**
 * The table of the language: what each statement is made of. Parser, printer, documentation and
 * editor read it, so a key is added here and nowhere else.
 */
final class Grammar {
  private static final long K = 1024;
  private static final long FRAME = 4 * K;
  private static final long LARGEST_RAM = K * K * K * K;

  private static final Setting SIZE =
      Setting.size("size", 1, -1L, "the size of each page").orElse("4K");
  private static final Setting LENGTH =
      Setting.size("length", 1, -1L, "how many bytes, one page when not given");
  private static final Setting RIGHTS =
      Setting.rights("rights", RightLetters.ALL, "read, write, execute, user, global");
  private static final Setting FLUSH =
      Setting.word(
              "flush",
              List.of("page", "all", "none"),
              "what the kernel invalidates after changing entries")
          .orElse("page");
  private static final Setting AS =
      Setting.word(
              "as",
              List.of("kernel", "user", "kernel-ac"),
              "the privilege of the access, and whether EFLAGS.AC is set")
          .orElse("kernel");
  private static final Setting BY =
      Setting.word(
          "by", Invalidation.words(), "the instruction, one that fits when it is not given");
  private static final Setting ASID =
      Setting.number("asid", 0, 0xFFFF, "the address space meant, the current one if not given");

  private static final Setting EMPTY =
      Setting.word(
              "empty", List.of("keep", "free"), "what becomes of tables that map nothing any more")
          .orElse("keep");

  private static final List<Setting> TOUCH =
      List.of(
          LENGTH,
          Setting.size("stride", 1, -1L, "how far the touched words are apart").orElse("4K"),
          Setting.number("pick", 1, 65536, "touches so many of them, chosen at random"),
          Setting.number("seed", 0, -1L, "which random choice").orElse("1"),
          Setting.word("access", List.of("write", "read"), "what is done to each word")
              .orElse("write"),
          AS);

  private static final List<Setting> PROCESS =
      List.of(
          Setting.size("code", FRAME, K * K * K / 4, "read-only pages from 0x400000 on")
              .multipleOf(FRAME)
              .orElse("16K"),
          Setting.size("data", FRAME, K * K * K / 2, "pages from 0x10000000 on")
              .multipleOf(FRAME)
              .orElse("64K"),
          Setting.size("stack", FRAME, K * K * K / 4, "pages below 0x70000000")
              .multipleOf(FRAME)
              .orElse("16K"));

  private static final List<Setting> MACHINE =
      List.of(
          Setting.size("ram", 64 * K, LARGEST_RAM, "physical memory, from address 0 on")
              .multipleOf(FRAME)
              .orElse("32M"),
          Setting.shape("tlb", 0, 4096, "the TLB").orElse("16x4"),
          Setting.toggle("split", "instruction fetches have a TLB of their own, of the same shape")
              .orElse("0"),
          Setting.number("psc", 0, 64, "entries of the paging-structure cache of each level")
              .orElse("0"),
          Setting.toggle(
                  "dcache", "stores wait in a write-back data cache, which walks do not look into")
              .orElse("0"),
          Setting.number("seed", 0, -1L, "what never-written memory looks like").orElse("1"));

  private static final List<String> VECTORS =
      List.of("pf", "gp", "data-abort", "prefetch-abort", "instruction-abort");

  private static final List<Setting> EXPECT =
      List.of(
          count("faults", "page faults and general protection faults taken"),
          count("nested", "the deepest nesting of those faults"),
          difference("tables", "change in the number of tables"),
          difference("frames", "change in the number of frames in use"),
          Setting.value("value", "what the access read or wrote"),
          Setting.address("pa", "the physical address the access reached"),
          Setting.value("frame", "the number of the frame the access reached"),
          Setting.word("result", List.of("ok", "fault", "halt"), "how the statement ended"),
          Setting.word("stale", List.of("yes", "no"), "whether a stale translation was used"),
          Setting.addressList("tower", "the faulting addresses, outermost first"),
          Setting.value("code", "the error code of the first fault"),
          Setting.word("vector", VECTORS, "the vector of the first fault"),
          count("refs", "entries read by walks"),
          count("stores", "stores the kernel made"),
          count("tlbfills", "translations put into the TLB"),
          count("tlbhits", "translations found in the TLB"),
          count("invalidations", "invalidations and loads of the root"));

  /** Every statement in the order of the documentation. */
  static final List<StatementForm> FORMS =
      List.of(
          form(
              StatementKind.TITLE,
              "title \"TEXT\"",
              "title \"First touch, empty low half\"",
              "names the scenario, once, in at most " + Limits.TITLE + " characters",
              List.of()),
          form(
              StatementKind.NOTE,
              "note \"TEXT\"",
              "note \"The low half is empty.\"",
              "tells the story at this point",
              List.of()),
          form(
              StatementKind.MACHINE,
              "machine FORMAT",
              "machine x86-64 ram=32M",
              "describes the hardware, exactly once",
              MACHINE),
          form(
              StatementKind.KERNEL,
              "kernel STRATEGY",
              "kernel recursive slot=511",
              "chooses how the kernel reaches its tables, exactly once, after the machine",
              KernelSpec.COMMON),
          form(
              StatementKind.BOOT_MAP,
              "boot map VA -> PA",
              "boot map 0x200000 -> 0x200000 size=2M",
              "maps while paging is off: after the kernel, before the first statement that runs",
              List.of(SIZE, LENGTH, RIGHTS.orElse("rw"))),
          form(
              StatementKind.SPACE,
              "space NAME",
              "space B",
              "the kernel makes an address space with an empty user half; booting makes A",
              List.of()),
          form(
              StatementKind.SWITCH,
              "switch NAME",
              "switch A",
              "another space becomes the current one",
              List.of()),
          form(
              StatementKind.FORK,
              "fork NAME as NAME",
              "fork A as B",
              "the kernel makes a space with copies of another one's tables; the pages are shared",
              List.of()),
          form(
              StatementKind.PROCESS,
              "process NAME",
              "process B data=64K",
              "the kernel makes a space and maps code, data and a stack in it",
              PROCESS),
          form(
              StatementKind.DESTROY,
              "destroy NAME",
              "destroy B",
              "the kernel ends a space and takes everything in its user half back",
              List.of()),
          form(
              StatementKind.MAP,
              "map [NAME] VA [-> PA]",
              "map 0x401000 -> 0x500000",
              "the kernel maps pages, to fresh frames when no PA is given",
              List.of(SIZE, LENGTH, RIGHTS.orElse("rw"))),
          form(
              StatementKind.UNMAP,
              "unmap [NAME] VA",
              "unmap 0x401000",
              "the kernel removes mappings",
              List.of(LENGTH, FLUSH, EMPTY)),
          new StatementForm(
              StatementKind.PROTECT,
              "protect [NAME] VA",
              "protect 0x401000 rights=r",
              "the kernel changes rights",
              List.of(RIGHTS, LENGTH, FLUSH),
              List.of("rights")),
          form(
              StatementKind.LOAD,
              "load [NAME] VA",
              "load 0x401000",
              "the processor reads a word",
              List.of(AS)),
          form(
              StatementKind.STORE,
              "store [NAME] VA = VALUE",
              "store 0x401000 = 0x2A",
              "the processor writes a word",
              List.of(AS)),
          form(
              StatementKind.FETCH,
              "fetch [NAME] VA",
              "fetch 0x401000",
              "the processor fetches an instruction",
              List.of(AS)),
          form(
              StatementKind.TOUCH,
              "touch [NAME] VA",
              "touch 0x401000 length=64K",
              "the processor uses one word of every page: all in turn, by strides, or at random",
              TOUCH),
          form(
              StatementKind.INVALIDATE,
              "invalidate VA|all",
              "invalidate 0x401000",
              "forgets cached translations: one page, or everything that is not global",
              List.of(BY, ASID)),
          form(
              StatementKind.SET,
              "set",
              "set wp=0",
              "changes control bits of the machine while it runs",
              List.of()),
          form(
              StatementKind.POKE,
              "poke PA = VALUE",
              "poke 0x100FF8 = 0x0",
              "a debugger writes a word of physical memory, also before the kernel has booted",
              List.of()),
          form(
              StatementKind.EXPECT,
              "expect",
              "expect faults=4 nested=3",
              "states what must be true of the latest statement that ran, or of booting",
              EXPECT));

  private static final StatementForm BLANK =
      form(StatementKind.BLANK, "", "", "keeps paragraphs apart", List.of());

  private Grammar() {}

  static StatementForm form(StatementKind kind) {
    for (StatementForm form : FORMS) {
      if (form.kind() == kind) {
        return form;
      }
    }
    return BLANK;
  }

  /** The parts of a statement that stand before its settings. */
  static List<Part> parts(StatementKind kind) {
    return switch (kind) {
      case BLANK, EXPECT, SET -> List.of();
      case TITLE, NOTE -> List.of(Part.TEXT);
      case MACHINE -> List.of(Part.FORMAT);
      case KERNEL -> List.of(Part.STRATEGY);
      case BOOT_MAP -> List.of(Part.VA, Part.ARROW_PA);
      case SPACE, SWITCH, DESTROY, PROCESS -> List.of(Part.SPACE);
      case FORK -> List.of(Part.SPACE, Part.AS_SPACE);
      case MAP -> List.of(Part.OPTIONAL_SPACE, Part.VA, Part.OPTIONAL_PA);
      case UNMAP, PROTECT, LOAD, FETCH, TOUCH -> List.of(Part.OPTIONAL_SPACE, Part.VA);
      case STORE -> List.of(Part.OPTIONAL_SPACE, Part.VA, Part.EQUALS_VALUE);
      case INVALIDATE -> List.of(Part.VA_OR_ALL);
      case POKE -> List.of(Part.PA, Part.EQUALS_VALUE);
    };
  }

  /** The words a line may begin with. */
  static List<String> keywords() {
    List<String> words = new ArrayList<>();
    for (StatementForm form : FORMS) {
      words.add(form.kind() == StatementKind.BOOT_MAP ? "boot" : form.keyword());
    }
    return words;
  }

  /** The expectations about where the kernel sees its tables of each kind. */
  static List<Setting> windows(List<String> tables) {
    List<Setting> windows = new ArrayList<>();
    for (String table : tables) {
      windows.add(
          Setting.addressRange("window." + table, "where the kernel sees its tables of this kind"));
    }
    return windows;
  }

  private static StatementForm form(
      StatementKind kind, String synopsis, String example, String meaning, List<Setting> keys) {
    return new StatementForm(kind, synopsis, example, meaning, keys, List.of());
  }

  private static Setting count(String name, String meaning) {
    return Setting.number(name, 0, Long.MAX_VALUE, meaning);
  }

  private static Setting difference(String name, String meaning) {
    return Setting.signed(name, -Long.MAX_VALUE, Long.MAX_VALUE, meaning);
  }
}
