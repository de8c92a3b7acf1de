package pagewalk.dump;

/**
 * Where the 32-bit and the 64-bit class of ELF keep what matters here, in bytes (System V ABI,
 * chapters 4 and 5; the number of program headers beyond 0xFFFE: <i>PN_XNUM</i>).
 */
enum ElfLayout {
  NARROW(52, 28, 32, 42, 32, 4, 12, 16, 20, 40, 28),
  WIDE(64, 32, 40, 54, 56, 8, 24, 32, 40, 64, 44);

  final int headerBytes;
  private final int tableOffset;
  private final int sectionsOffset;
  private final int entrySize;
  final int entryBytes;
  private final int fileOffset;
  private final int physical;
  private final int fileBytes;
  private final int memoryBytes;
  final int sectionBytes;
  private final int sectionInfo;

  ElfLayout(
      int headerBytes,
      int tableOffset,
      int sectionsOffset,
      int entrySize,
      int entryBytes,
      int fileOffset,
      int physical,
      int fileBytes,
      int memoryBytes,
      int sectionBytes,
      int sectionInfo) {
    this.headerBytes = headerBytes;
    this.tableOffset = tableOffset;
    this.sectionsOffset = sectionsOffset;
    this.entrySize = entrySize;
    this.entryBytes = entryBytes;
    this.fileOffset = fileOffset;
    this.physical = physical;
    this.fileBytes = fileBytes;
    this.memoryBytes = memoryBytes;
    this.sectionBytes = sectionBytes;
    this.sectionInfo = sectionInfo;
  }

  /** e_phoff: where the program headers stand. */
  long tableOffset(byte[] header) {
    return word(header, tableOffset);
  }

  /** e_shoff: where the section headers stand. */
  long sectionsOffset(byte[] header) {
    return word(header, sectionsOffset);
  }

  /** e_phentsize: bytes of a program header. */
  int entrySize(byte[] header) {
    return LittleEndian.u16(header, entrySize);
  }

  /** e_phnum: how many program headers there are, 0xFFFF for more than fit. */
  int entryCount(byte[] header) {
    return LittleEndian.u16(header, entrySize + 2);
  }

  /** sh_info of a section header; of the first one it is the true number of program headers. */
  long sectionInfo(byte[] section) {
    return LittleEndian.u32(section, sectionInfo);
  }

  /** p_type of the program header at {@code at}. */
  long type(byte[] table, int at) {
    return LittleEndian.u32(table, at);
  }

  /** p_offset. */
  long fileOffset(byte[] table, int at) {
    return word(table, at + fileOffset);
  }

  /** p_paddr. */
  long physical(byte[] table, int at) {
    return word(table, at + physical);
  }

  /** p_filesz. */
  long fileBytes(byte[] table, int at) {
    return word(table, at + fileBytes);
  }

  /** p_memsz. */
  long memoryBytes(byte[] table, int at) {
    return word(table, at + memoryBytes);
  }

  private long word(byte[] bytes, int at) {
    return this == WIDE ? LittleEndian.u64(bytes, at) : LittleEndian.u32(bytes, at);
  }
}
