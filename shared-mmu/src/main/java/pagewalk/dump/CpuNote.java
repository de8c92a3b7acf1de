package pagewalk.dump;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of the first CPU as QEMU writes it into the notes of an x86 core: owner "QEMU", type 0,
 * {@code QEMUCPUState} of its {@code target/i386/arch_dump.c}. The structure has the control
 * registers, but neither EFER nor PKRU. Anything else among the notes is passed over.
 */
final class CpuNote {
  /** Where a machine with thousands of CPUs has its first such note; later ones are not read. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int MACHINE_386 = 3;
  private static final int MACHINE_X86_64 = 62;
  private static final int HEADER_BYTES = 12;

  /** version, size, 18 general registers, 10 segments of 24 bytes. */
  private static final int CONTROL_REGISTERS = 2 * 4 + 18 * 8 + 10 * 24;

  private static final int STATE_BYTES = CONTROL_REGISTERS + 5 * 8;

  private final ByteSource source;
  private final boolean x86;
  private final Map<String, Long> registers = new LinkedHashMap<>();
  private int left = MOST_BYTES;

  /**
   * @param machine e_machine of the core
   */
  CpuNote(ByteSource source, int machine) {
    this.source = source;
    x86 = machine == MACHINE_386 || machine == MACHINE_X86_64;
  }

  /** Looks for the note in a PT_NOTE segment, unless it was found before. */
  void look(long position, long bytes) throws IOException {
    int count = (int) Math.min(bytes, left);
    if (!x86 || !registers.isEmpty() || count == 0) {
      return;
    }
    left -= count;
    byte[] notes = new byte[count];
    source.read(position, notes, 0, count);
    long at = 0;
    while (at + HEADER_BYTES <= count) {
      int header = (int) at;
      long state = at + HEADER_BYTES + padded(LittleEndian.u32(notes, header));
      long next = state + padded(LittleEndian.u32(notes, header + 4));
      if (next - state >= STATE_BYTES && next <= count && isQemu(notes, header)) {
        take(notes, (int) state);
        return;
      }
      at = next;
    }
  }

  private static long padded(long bytes) {
    return (bytes + 3) & ~3L;
  }

  private static boolean isQemu(byte[] notes, int at) {
    int name = at + HEADER_BYTES;
    return LittleEndian.u32(notes, at) == 5
        && LittleEndian.u32(notes, at + 8) == 0
        && notes[name] == 'Q'
        && notes[name + 1] == 'E'
        && notes[name + 2] == 'M'
        && notes[name + 3] == 'U'
        && notes[name + 4] == 0;
  }

  private void take(byte[] notes, int state) {
    int cr0 = state + CONTROL_REGISTERS;
    registers.put("cr0", LittleEndian.u64(notes, cr0));
    registers.put("cr3", LittleEndian.u64(notes, cr0 + 3 * 8));
    registers.put("cr4", LittleEndian.u64(notes, cr0 + 4 * 8));
  }

  Map<String, Long> registers() {
    return registers;
  }
}
