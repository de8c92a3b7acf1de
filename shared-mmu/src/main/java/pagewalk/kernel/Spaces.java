package pagewalk.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.state.Cells;

/**
 * Which address spaces there are: a name and a root each. The first is made by booting; its root is
 * the one that holds every entry of the kernel half.
 */
public final class Spaces {
  /** The name of the space that booting makes. */
  public static final String FIRST = "A";

  /** How many names there can be in one run. */
  public static final int MOST = 16;

  private final Cells cells;
  private final int roots;

  /** Of each space whether all that is believed under its tag is true. */
  private final int trusted;

  private final List<String> names = new ArrayList<>();

  Spaces(Cells cells) {
    this.cells = cells;
    roots = cells.allocate(MOST);
    trusted = cells.allocate(MOST);
  }

  /** From now on {@code name}, which no space has, is the space at {@code space}'s root. */
  void add(String name, Space space) {
    int id = names.indexOf(name);
    if (id < 0) {
      id = names.size();
      names.add(name);
    }
    cells.set(roots + id, space.root());
    cells.set(trusted + id, 0);
  }

  /** The tag of the space whose root is at {@code root}, or −1; that of the first space is 0. */
  int tagOf(long root) {
    String name = nameOf(root);
    return name.isEmpty() ? -1 : names.indexOf(name);
  }

  /** Whether what is believed under {@code tag} can be kept when its space becomes current. */
  boolean isTrusted(int tag) {
    return cells.get(trusted + tag) != 0;
  }

  void trust(int tag) {
    cells.set(trusted + tag, 1);
  }

  /** What is believed under the tag of {@code space} may be untrue from now on. */
  void distrust(Space space) {
    int tag = tagOf(space.root());
    if (tag >= 0) {
      cells.set(trusted + tag, 0);
    }
  }

  /** {@link #distrust} for all spaces but the one whose root is at {@code root}. */
  void distrustAllBut(long root) {
    for (int tag = 0; tag < names.size(); tag++) {
      if (cells.get(roots + tag) != root) {
        cells.set(trusted + tag, 0);
      }
    }
  }

  void remove(String name) {
    cells.set(roots + names.indexOf(name), 0);
  }

  /** The space called {@code name}, if there is one now. */
  public Optional<Space> named(String name) {
    int id = names.indexOf(name);
    long root = id < 0 ? 0 : cells.get(roots + id);
    return root == 0 ? Optional.empty() : Optional.of(new Space(root));
  }

  /** The name of the space whose root is at {@code root}, or {@code ""}. */
  public String nameOf(long root) {
    for (String name : names) {
      if (named(name).filter(space -> space.root() == root).isPresent()) {
        return name;
      }
    }
    return "";
  }

  /** The names of all spaces there are now, the first space first. */
  public List<String> present() {
    return names.stream().filter(name -> named(name).isPresent()).toList();
  }

  /** Whether there is one space only, or none yet. */
  boolean isSingle() {
    int present = 0;
    for (int id = 0; id < names.size(); id++) {
      present += cells.get(roots + id) != 0 ? 1 : 0;
    }
    return present <= 1;
  }

  /** The space that booting made. */
  Space first() {
    return named(FIRST).orElseThrow();
  }

  /** Whether {@code pa} is the root of some space. */
  boolean isRoot(long pa) {
    return !nameOf(pa).isEmpty();
  }

  /** Whether another name can be given. */
  boolean hasRoom(String name) {
    return names.contains(name) || names.size() < MOST;
  }
}
