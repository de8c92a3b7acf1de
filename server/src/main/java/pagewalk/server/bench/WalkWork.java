package pagewalk.server.bench;

import pagewalk.bench.Addresses;
import pagewalk.bench.Fixture;
import pagewalk.bench.Work;
import pagewalk.server.bench.baseline.HandWritten;
import pagewalk.setting.Shape;

/** What walks are measured on: the tables, the addresses, and who walks. */
record WalkWork(Fixture fixture, HandWritten byHand) {
  /** The same work for all who walk: they must come to the same checksum. */
  static WalkWork of(String format, String pattern, String mapped) {
    Fixture fixture =
        Fixture.of(
            format, Work.bytes(mapped), Addresses.named(pattern), Work.ADDRESSES, Shape.NONE);
    HandWritten byHand = HandWritten.of(fixture);
    long sum = fixture.checked();
    if (byHand.translate(fixture.addresses()) != sum) {
      throw new IllegalStateException("the walker written by hand does not do the same work");
    }
    return new WalkWork(fixture, byHand);
  }

  long engine() {
    return fixture.translate(0, Work.ADDRESSES);
  }

  long baseline() {
    return byHand.translate(fixture.addresses());
  }
}
