package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PartsTest {
  @Test
  void anUnknownStatementIsReplacedByTheNearest() {
    Complaints.running("stor 0x1000 = 1", "4:1-5 The statement 'stor' is unknown. [store]");
    Complaints.running("LOAD 0x1000", "4:1-5 The statement 'LOAD' is unknown. [load]");
    Complaints.running("write 0x1000 = 1", "4:1-6 The statement 'write' is unknown. [store]");
    Complaints.running("read 0x1000", "4:1-5 The statement 'read' is unknown. [load]");
    Complaints.running("exec 0x1000", "4:1-5 The statement 'exec' is unknown. [fetch]");
    Complaints.running("invlpg 0x1000", "4:1-7 The statement 'invlpg' is unknown. [invalidate]");
    Complaints.running("explode", "4:1-8 The statement 'explode' is unknown.");
    assertEquals("Did you mean 'store'?", Complaints.hint("stor 0x1000 = 1"));
    assertEquals(
        "The statements are title, note, machine, kernel, boot, space, switch, fork, process,"
            + " destroy, map, unmap, protect, load, store, fetch, touch, invalidate, set, poke, expect.",
        Complaints.hint("explode"));
  }

  @Test
  void aLineBeginsWithAWord() {
    Complaints.running("\"load\" 0", "4:1-7 A line begins with a statement.");
    Complaints.running("= 5", "4:1-2 A line begins with a statement.");
  }

  @Test
  void bootIsFollowedByMap() {
    Complaints.running(
        "boot 0x1000 -> 0x2000", "4:1-5 'boot' is always followed by 'map'. [boot map]");
    Complaints.running(
        "boot mop 0x1000 -> 0x2000", "4:6-9 'boot' is always followed by 'map'. [map]");
  }

  @Test
  void aTitleAndANoteHaveAText() {
    Complaints.running("note", "4:5-5 'note' needs a text in double quotes here.");
    Complaints.running("note x", "4:6-7 'note' needs a text in double quotes where 'x' stands.");
    Complaints.running("note \"x\" \"y\"", "4:10-13 No text in quotes belongs here.");
  }

  @Test
  void aMachineHasAKnownFormat() {
    Complaints.in("pagewalk 1\nmachine\nkernel recursive", "2:8-8 'machine' needs a format here.");
    Complaints.in(
        "pagewalk 1\nmachine ram=4M\nkernel recursive", "2:9-9 'machine' needs a format here.");
    Complaints.in(
        "pagewalk 1\nmachine x86_64\nkernel recursive",
        "2:9-15 The format 'x86_64' is unknown. [x86-64]");
  }

  @Test
  void aKernelHasAKnownStrategy() {
    Complaints.in("pagewalk 1\nmachine x86-64\nkernel", "3:7-7 'kernel' needs a strategy here.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nkernel linear", "3:8-14 The strategy 'linear' is unknown.");
  }

  @Test
  void anAddressIsThere() {
    Complaints.running("load", "4:5-5 'load' needs a virtual address here.");
    Complaints.running("load as=user", "4:6-6 'load' needs a virtual address here.");
    Complaints.running("load -> 8", "4:6-8 'load' needs a virtual address where '->' stands.");
    Complaints.running("store = 1", "4:7-8 'store' needs a virtual address where '=' stands.");
    Complaints.running("poke", "4:5-5 'poke' needs a physical address here.");
    assertEquals("A complete line is: load 0x401000", Complaints.hint("load"));
  }

  @Test
  void anAddressIsANumber() {
    Complaints.running("load here", "4:6-10 'here' is not a number.");
    Complaints.running("load 0x12G0", "4:10-11 'G' is not a hexadecimal digit.");
    Complaints.running("load 0x", "4:6-8 '0x' has no digits.");
    Complaints.running(
        "load 40A000", "4:6-12 '40A000' has hexadecimal digits but no 0x in front. [0x40A000]");
    Complaints.running("load 0x1__0", "4:9-10 '_' is allowed only between two digits.");
    Complaints.running(
        "load 0x12345678123456789",
        "4:6-25 The number '0x12345678123456789' does not fit into 64 bits.");
    Complaints.running("load -8", "4:6-8 A sign is not allowed here.");
    Complaints.running("load 4KB", "4:7-9 The unit 'KB' is unknown. [K]");
  }

  @Test
  void twoBadNumbersAreTwoMistakes() {
    Complaints.running(
        "store 0xY = 0xZ",
        "4:9-10 'Y' is not a hexadecimal digit.",
        "4:15-16 'Z' is not a hexadecimal digit.");
  }

  @Test
  void aStoreAndAPokeHaveAValue() {
    Complaints.running("store 8", "4:8-8 'store' needs '=' and a value here.");
    Complaints.running("store 8 =", "4:10-10 'store' needs a value here.");
    Complaints.running("store 8 = as=user", "4:11-11 'store' needs a value here.");
    Complaints.running("store 8 5", "4:9-10 '=' is missing before '5'. [= 5]");
    Complaints.running("poke 8 -> 5", "4:8-10 'poke' needs '=' and a value where '->' stands.");
    Complaints.running("load 8 = 5", "4:8-9 No '=' belongs here.");
  }

  @Test
  void anArrowLeadsToAPhysicalAddress() {
    Complaints.running(
        "boot map 0x1000", "4:16-16 'boot map' needs '->' and a physical address here.");
    Complaints.running(
        "boot map 0x1000 0x2000", "4:17-23 '->' is missing before '0x2000'. [-> 0x2000]");
    Complaints.running("map 0x1000 0x2000", "4:12-18 '->' is missing before '0x2000'. [-> 0x2000]");
    Complaints.running("map 0x1000 ->", "4:14-14 'map' needs a physical address here.");
    Complaints.running("unmap 0x1000 -> 0x2000", "4:14-16 No '->' belongs here.");
  }

  @Test
  void anInvalidationNamesAPageOrAll() {
    Complaints.running("invalidate", "4:11-11 'invalidate' needs a virtual address or 'all' here.");
    Complaints.running("invalidate al", "4:12-14 'al' is neither an address nor 'all'. [all]");
    Complaints.running("invalidate all\ninvalidate 0x1000");
  }
}
