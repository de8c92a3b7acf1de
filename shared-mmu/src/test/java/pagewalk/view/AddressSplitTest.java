package pagewalk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.bits.Hex;
import pagewalk.explain.Stage;
import pagewalk.view.AddressSplit.Part;
import pagewalk.view.AddressSplit.Place;

final class AddressSplitTest {
  private final Viewer viewer = new Viewer(Stage.gallery("first-touch"));

  @Test
  void theEntriesOfAnAddressLieWhereTheThreadSaysTheyDo() {
    assertEquals(
        List.of(
            "PTE 0xFFFFFF8000002008",
            "PDE 0xFFFFFFFFC0000010",
            "PDPTE 0xFFFFFFFFFFE00000",
            "PML4E 0xFFFFFFFFFFFFF000"),
        places("0x401000"));
    assertEquals("", viewer.split("0x401000").subject());
  }

  @Test
  void aWindowAddressIsSomebodysEntryAndItsLeadingIndicesAreRecursive() {
    AddressSplit split = viewer.split("0xFFFFFFFFC0000010");
    assertEquals("PDE of 0x400000", split.subject());
    List<Boolean> recursive = new ArrayList<>();
    for (Part part : split.parts()) {
      recursive.add(part.recursive());
    }
    assertEquals(List.of(true, true, false, false, false), recursive);
    assertEquals(new Part("offset", 0, 11, 0, 0x10, false), split.parts().get(4));
    assertEquals(new Part("PML4", 4, 47, 39, 511, true), split.parts().get(0));
  }

  @Test
  void aHighAddressIsCutToItsTranslatedBitsFirst() {
    assertEquals("PTE 0xFFFFFFC000000000", places("0xFFFF800000000000").get(0));
  }

  private List<String> places(String text) {
    List<String> places = new ArrayList<>();
    for (Place place : viewer.split(text).entries()) {
      places.add(place.name() + " " + Hex.of(place.va()));
    }
    return places;
  }

  @Test
  void anAddressThatIsNotCanonicalHasNoEntries() {
    AddressSplit split = viewer.split("0x800000000000");
    assertFalse(split.canonical());
    assertEquals("bits 63:48 must be copies of bit 47", split.rule());
    assertEquals(List.of(), split.entries());
    assertEquals("", split.subject());
  }

  @Test
  void withoutAWindowThereAreNoWindowAddresses() {
    AddressSplit split = new Viewer(Stage.gallery("direct-map")).split("0x401000");
    assertTrue(split.canonical());
    assertEquals(List.of(), split.entries());
    assertEquals(5, split.parts().size());
  }

  @Test
  void anAddressMayBePastedAsItIsPrinted() {
    assertEquals(0xFFFF_FF80_0000_2008L, viewer.split(" FFFFFF80 00002008 ").va());
    assertEquals(0x401000, viewer.split("0x40_1000").va());
    assertEquals(0x401000, viewer.split("401000").va());
    assertEquals(0xABCDEF, viewer.split("0XabCDef").va());
    assertEquals(1, viewer.split("0x00000000000000000000001").va());
  }

  @Test
  void whatIsNoAddressIsToldInASentence() {
    assertEquals("Type an address, such as 0x401000.", viewer.split("  ").error());
    assertEquals("'0x40z' is not a hexadecimal number.", viewer.split("0x40z").error());
    assertEquals("'-1' is not a hexadecimal number.", viewer.split("-1").error());
    assertEquals("'\uFF11' is not a hexadecimal number.", viewer.split("\uFF11").error());
    assertEquals(
        "An address has at most 16 hexadecimal digits; this one has 17.",
        viewer.split("0xFFFFFFFFFFFFFFFFF").error());
  }
}
