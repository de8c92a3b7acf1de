package pagewalk.explain;

import pagewalk.machine.Machine;
import pagewalk.mmu.Roots;
import pagewalk.mmu.Walker;
import pagewalk.state.Cells;

/**
 * The tables of one address space as they lie in memory: walks here know nothing of what the
 * processor keeps, not even of its copies of root entries.
 *
 * @param name of the space, "" while there is none
 * @param current whether walks of the processor begin there
 */
record SpaceTables(Onlooker onlooker, String name, boolean current, long root, Walker walker) {

  /**
   * The tables of the space called {@code name}, or of the current one for "".
   *
   * @throws IllegalArgumentException with a sentence, when there is no such space now
   */
  static SpaceTables of(Onlooker onlooker, String name) {
    long now = onlooker.root();
    if (name.isEmpty()) {
      return new SpaceTables(onlooker, onlooker.nameOf(now), true, now, walker(onlooker, now));
    }
    long root =
        onlooker
            .rootOf(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no space " + name + " at this moment." + others(onlooker)));
    return new SpaceTables(onlooker, name, root == now, root, walker(onlooker, root));
  }

  private static String others(Onlooker onlooker) {
    return onlooker.spaces().isEmpty() ? "" : " There is " + Words.list(onlooker.spaces()) + ".";
  }

  private static Walker walker(Onlooker onlooker, long root) {
    Machine machine = onlooker.machine();
    Roots roots = new Roots(new Cells());
    roots.set(0, ~root); // copies of root entries count for the register's own root only
    for (int number = 1; number < onlooker.format().rootRegisters().size(); number++) {
      roots.set(number, machine.registers().root(number));
    }
    return Walker.looking(machine.mmu().plan(), machine.memory(), roots);
  }

  /** What they say about {@code va}. */
  Found find(long va) {
    return Found.of(onlooker, walker, root, va);
  }

  /** What comes of {@code access} to {@code va} by them, as in {@link Walker#walk}. */
  long walk(long va, int access) {
    return walker.walk(root, va, access);
  }
}
