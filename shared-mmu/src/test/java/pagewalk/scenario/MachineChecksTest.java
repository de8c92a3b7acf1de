package pagewalk.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MachineChecksTest {
  private static void narrow(String lines, String... expected) {
    Complaints.in("pagewalk 1\nmachine narrow\nkernel identity\n" + lines, expected);
  }

  @Test
  void memoryFitsIntoPhysicalAddresses() {
    Complaints.in(
        "pagewalk 1\nmachine x86-64 ram=128G maxphyaddr=36\nkernel recursive",
        "2:16-24 ram=128G does not fit into the 36 bits of a physical address.");
    Complaints.in("pagewalk 1\nmachine x86-64 ram=64G maxphyaddr=36\nkernel recursive");
  }

  @Test
  void aDataCacheBelongsToAProcessorWhoseWalksDoNotLookIntoIt() {
    Complaints.in(
        "pagewalk 1\nmachine x86-64 dcache=1\nkernel recursive",
        "2:16-24 The walks of x86-64 look into its data cache.");
    Complaints.in("pagewalk 1\nmachine x86-64 dcache=0\nkernel recursive");
  }

  @Test
  void poolAndTablesLieInMemoryApartFromEachOther() {
    Complaints.in(
        "pagewalk 1\nmachine x86-64 ram=4M\nkernel recursive pool=0x200..0x400",
        "3:18-35 pool=0x200..0x400 reaches beyond ram=4M.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64 ram=4M\nkernel recursive",
        "3:8-17 pool=0x400..0x7FF reaches beyond ram=4M.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nkernel recursive pool=0x100..0x200 tables=0x200..0x300",
        "3:36-55 tables=0x200..0x300 and pool=0x100..0x200 share frames.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nkernel recursive pool=0x100..0x200",
        "3:18-35 tables=0x100..0x1FF and pool=0x100..0x200 share frames.");
  }

  @Test
  void aStrategyObjectsToWhatOnlyItUnderstands() {
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nkernel direct at=0x1000",
        "3:15-24 The direct map does not begin at a page.");
  }

  @Test
  void aMappingHasACanonicalAddress() {
    Complaints.running(
        "map 0x800000000000",
        "4:5-19 0x800000000000 is not a canonical address of x86-64. [0xFFFF800000000000]");
    Complaints.running(
        "unmap 0x1000000001000",
        "4:7-22 0x1000000001000 is not a canonical address of x86-64. [0x1000]");
    narrow("map 0x100000000", "4:5-16 0x100000000 is not a canonical address of narrow. [0x0]");
  }

  @Test
  void anAccessToANonCanonicalAddressIsAStoryWorthTelling() {
    Complaints.running("load 0x800000000000\nstore 0x800000000000 = 1\nfetch 0x800000000001");
  }

  @Test
  void anAccessHasNoMoreBitsThanARegister() {
    String message = " 0x100000000 does not fit into the 32 bits of an address.";
    narrow("load 0x100000000", "4:6-17" + message);
    narrow("fetch 0x100000000", "4:7-18" + message);
    narrow("invalidate 0x100000000", "4:12-23" + message);
  }

  @Test
  void aPageBeginsAtAMultipleOfItsSize() {
    Complaints.running(
        "map 0x401800", "4:5-13 0x401800 is not a multiple of the page size 4K. [0x401000]");
    Complaints.running(
        "map 0x200000 -> 0x201000 size=2M",
        "4:17-25 0x201000 is not a multiple of the page size 2M. [0x200000]");
    Complaints.running(
        "protect 0x1001 rights=r", "4:9-15 0x1001 is not a multiple of the page size 4K. [0x1000]");
    Complaints.running(
        "map 0 length=6K", "4:7-16 length=6K is not a multiple of the page size 4K.");
  }

  @Test
  void aPageHasASizeOfTheFormat() {
    Complaints.running("map 0 size=8K", "4:7-14 This x86-64 has no pages of 8K.");
    assertEquals("It has pages of 4K, 2M, 1G.", Complaints.hint("map 0 size=8K"));
    Complaints.in(
        "pagewalk 1\nmachine x86-64 page1g=0\nkernel recursive\nboot map 0 -> 0 size=1G",
        "4:17-24 This x86-64 has no pages of 1G.");
  }

  @Test
  void allPagesOfAMappingAreCanonical() {
    Complaints.running(
        "map 0x7FFFFFFFF000 length=8K",
        "4:20-29 The pages do not all have canonical addresses: they end at 0x800000000FFF.");
    Complaints.running(
        "unmap 0xFFFFFFFFFFFFF000 length=8K",
        "4:26-35 The pages do not all have canonical addresses: they end at 0xFFF.");
    Complaints.running("map 0xFFFFFFFFFFFFF000");
  }

  @Test
  void framesHavePhysicalAddresses() {
    Complaints.running(
        "map 0 -> 0x10000000000",
        "4:10-23 The frames reach beyond the 40 bits of a physical address.");
    Complaints.running(
        "map 0 -> 0xFFFFFFF000 length=8K",
        "4:10-22 The frames reach beyond the 40 bits of a physical address.");
  }

  @Test
  void aMappingHasTheRightsTheFormatCannotWithhold() {
    Complaints.running(
        "map 0 rights=wx",
        "4:7-16 No mapping of x86-64 can be without the right 'r'. [rights=rwx]");
    narrow("map 0 rights=wx");
  }

  @Test
  void memoryIsMovedInWholeWords() {
    Complaints.running("load 0x1004", "4:6-12 0x1004 is not a multiple of 8. [0x1000]");
    Complaints.running("poke 0x1004 = 1", "4:6-12 0x1004 is not a multiple of 8. [0x1000]");
    narrow("load 0x1004");
    narrow(
        "store 0x1004 = 0x100000000", "4:16-27 0x100000000 does not fit into a word of 32 bits.");
  }

  @Test
  void aDebuggerWritesToMemoryThatExists() {
    Complaints.running("poke 0x2000000 = 1", "4:6-15 0x2000000 lies beyond ram=32M.");
    Complaints.running("poke 0x1FFFFF8 = 1");
  }

  @Test
  void freshFramesMakePagesOfTheSmallestSizeOnly() {
    Complaints.running("map 0x200000\nmap 0x400000 size=4K\nmap 0x600000 -> 0x600000 size=2M");
    Complaints.running(
        "map 0x200000 size=2M",
        "4:14-21 Fresh frames come one by one, so they make pages of 4K only.");
  }
}
