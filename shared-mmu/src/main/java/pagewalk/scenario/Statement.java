package pagewalk.scenario;

import pagewalk.setting.Settings;

/**
 * What one line says, with every number understood and every setting checked. Addresses and values
 * are unsigned 64-bit quantities.
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

  /** The kernel maps pages. */
  record Map(long va, Target target, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.MAP;
    }
  }

  /** The kernel removes mappings. */
  record Unmap(long va, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.UNMAP;
    }
  }

  /** The kernel changes the rights of mappings; {@code rights} is always given. */
  record Protect(long va, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.PROTECT;
    }
  }

  /** The processor reads a word. */
  record Load(long va, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.LOAD;
    }
  }

  /** The processor writes a word. */
  record Store(long va, long value, Settings settings) implements Statement {
    @Override
    public StatementKind kind() {
      return StatementKind.STORE;
    }
  }

  /** The processor fetches an instruction. */
  record Fetch(long va, Settings settings) implements Statement {
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
