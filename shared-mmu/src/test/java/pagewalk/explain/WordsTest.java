package pagewalk.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import pagewalk.format.Rights;

final class WordsTest {

  @Test
  void sizesAreWholeUnits() {
    assertEquals("4 KiB", Words.size(4096));
    assertEquals("2 MiB", Words.size(2 << 20));
    assertEquals("256 TiB", Words.size(1L << 48));
    assertEquals("1000 bytes", Words.size(1000));
    assertEquals("0 bytes", Words.size(0));
  }

  @Test
  void ordinalsAreSpelledUpToTwelveAndWrittenBeyond() {
    assertEquals("first", Words.ordinal(1));
    assertEquals("twelfth", Words.ordinal(12));
    assertEquals("13th", Words.ordinal(13));
    assertEquals("21st", Words.ordinal(21));
    assertEquals("22nd", Words.ordinal(22));
    assertEquals("23rd", Words.ordinal(23));
    assertEquals("112th", Words.ordinal(112));
  }

  @Test
  void articlesFollowTheSound() {
    assertEquals("a PDE", Words.a("PDE"));
    assertEquals("an L1 table", Words.a("L1 table"));
    assertEquals("a user write", Words.a("user write"));
    assertEquals("an entry", Words.a("entry"));
  }

  @Test
  void listsEndInAnd() {
    assertEquals("", Words.list(List.of()));
    assertEquals("a", Words.list(List.of("a")));
    assertEquals("a and b", Words.list(List.of("a", "b")));
    assertEquals("a, b and c", Words.list(List.of("a", "b", "c")));
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertEquals("no entry", Words.count(0, "entry", "entries"));
    assertEquals("one entry", Words.count(1, "entry", "entries"));
    assertEquals("two entries", Words.count(2, "entry", "entries"));
    assertEquals("14 entries", Words.count(14, "entry", "entries"));
  }

  @Test
  void rightsAreTheKernelsAndAUForUserCode() {
    assertEquals("RWXU", Words.rights(Rights.of(true, true, true, true)));
    assertEquals("RW", Words.rights(Rights.of(true, false, false, false)));
    assertEquals("R", Words.rights(Rights.of(false, false, false, false)));
  }
}
