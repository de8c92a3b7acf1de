package pagewalk.scenario;

import pagewalk.setting.Settings;

/**
 * What one line says, with every number understood and every setting checked. Addresses and values
 * are unsigned 64-bit quantities. A {@code space} is a name, or {@code ""} for the current space.
 */
public sealed interface Statement {

  StatementKind kind();

  /** Says nothing; the line may still carry a comment. */
  record Blank() implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.BLANK;
    }
  }

  /** Names the scenario, in at most {@link Limits#TITLE} characters. */
  record Title(String text) implements Statement {
    public Title {
      if (text.length() > Limits.TITLE) {
        throw new IllegalArgumentException("the title is too long");
      }
      Characters.requireVisible(text);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.TITLE;
    }
  }

  /** Tells the story at this point. */
  record Note(String text) implements Statement {
    public Note {
      Characters.requireVisible(text);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.NOTE;
    }
  }

  /**
   * Describes the hardware; the settings hold those of every machine and the controls of the
   * format.
   */
  record Machine(String format, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.MACHINE;
    }
  }

  /**
   * Chooses how the kernel reaches its tables; the settings hold those of every kernel and the
   * strategy's own.
   */
  record Kernel(String strategy, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.KERNEL;
    }
  }

  /** A mapping made while paging is still off. */
  record BootMap(long va, long pa, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.BOOT_MAP;
    }
  }

  /** The kernel makes an address space called {@code name}. */
  record Space(String name) implements Statement {
    public Space {
      Names.requireSpace(name);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.SPACE;
    }
  }

  /** The space called {@code name} becomes the current one. */
  record Switch(String name) implements Statement {
    public Switch {
      Names.requireSpace(name);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.SWITCH;
    }
  }

  /** The kernel makes the space {@code copy} with the same pages as {@code original}. */
  record Fork(String original, String copy) implements Statement {
    public Fork {
      Names.requireSpace(original);
      Names.requireSpace(copy);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.FORK;
    }
  }

  /** The kernel makes a space called {@code name} with code, data and a stack in it. */
  record NewProcess(String name, Settings settings) implements Statement {
    public NewProcess {
      Names.requireSpace(name);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.PROCESS;
    }
  }

  /** The kernel ends the space called {@code name}. */
  record Destroy(String name) implements Statement {
    public Destroy {
      Names.requireSpace(name);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.DESTROY;
    }
  }

  /** The processor uses one word of each of many pages. */
  record Touch(String space, long va, Settings settings) implements Statement {
    public Touch {
      Names.requireSpaceOrNone(space);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.TOUCH;
    }
  }

  /** The kernel maps pages. */
  record Map(String space, long va, Target target, Settings settings) implements Statement {
    public Map {
      Names.requireSpaceOrNone(space);
    }

    public Map(long va, Target target, Settings settings) {
      this("", va, target, settings);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.MAP;
    }
  }

  /** The kernel removes mappings. */
  record Unmap(String space, long va, Settings settings) implements Statement {
    public Unmap {
      Names.requireSpaceOrNone(space);
    }

    public Unmap(long va, Settings settings) {
      this("", va, settings);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.UNMAP;
    }
  }

  /** The kernel changes the rights of mappings; {@code rights} is always given. */
  record Protect(String space, long va, Settings settings) implements Statement {
    public Protect {
      Names.requireSpaceOrNone(space);
    }

    public Protect(long va, Settings settings) {
      this("", va, settings);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.PROTECT;
    }
  }

  /** The processor reads a word. */
  record Load(String space, long va, Settings settings) implements Statement {
    public Load {
      Names.requireSpaceOrNone(space);
    }

    public Load(long va, Settings settings) {
      this("", va, settings);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.LOAD;
    }
  }

  /** The processor writes a word. */
  record Store(String space, long va, long value, Settings settings) implements Statement {
    public Store {
      Names.requireSpaceOrNone(space);
    }

    public Store(long va, long value, Settings settings) {
      this("", va, value, settings);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.STORE;
    }
  }

  /** The processor fetches an instruction. */
  record Fetch(String space, long va, Settings settings) implements Statement {
    public Fetch {
      Names.requireSpaceOrNone(space);
    }

    public Fetch(long va, Settings settings) {
      this("", va, settings);
    }

    @Override
    public StatementKind kind() {
      return StatementKind.FETCH;
    }
  }

  /** Software changes control bits of the machine; at least one setting is given. */
  record Set(Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.SET;
    }
  }

  /** The processor forgets cached translations. */
  record Invalidate(Staleness what, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.INVALIDATE;
    }
  }

  /** A debugger writes a word of physical memory. */
  record Poke(long pa, long value) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.POKE;
    }
  }

  /** What must be true of the latest statement that ran; at least one setting is given. */
  record Expect(Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.EXPECT;
    }
  }
}
