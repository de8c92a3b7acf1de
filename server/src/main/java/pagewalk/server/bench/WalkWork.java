package pagewalk.server.bench;

import pagewalk.bench.Addresses;
import pagewalk.bench.Fixture;
import pagewalk.server.bench.baseline.HandWritten;
import pagewalk.setting.Shape;

/** What walks are measured on: the tables, the addresses, and who walks. */
record WalkWork(Fixture fixture, HandWritten byHand) {
  /** How many addresses an operation asks for. */
  static final int ADDRESSES = 1 << 20;

  /** The same work for all who walk: they must come to the same checksum. */
  static WalkWork of(String format, String pattern, String mapped) {
    Fixture fixture =
        Fixture.of(format, bytes(mapped), Addresses.named(pattern), ADDRESSES, Shape.NONE);
    HandWritten byHand = HandWritten.of(fixture);
    long sum = fixture.checked();
    if (byHand.translate(fixture.addresses()) != sum) {
      throw new IllegalStateException("the walker written by hand does not do the same work");
    }
    return new WalkWork(fixture, byHand);
  }

  long engine() {
    return fixture.translate(0, ADDRESSES);
  }

  long baseline() {
    return byHand.translate(fixture.addresses());
  }

  /** The bytes that "4G" means; the letters are K, M and G. */
  static long bytes(String words) {
    int shift = "KMG".indexOf(words.charAt(words.length() - 1)) * 10 + 10;
    return Long.parseLong(words.substring(0, words.length() - 1)) << shift;
  }
}
