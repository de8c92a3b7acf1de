package pagewalk.oracle;

/** One entry that the hardware changed during a walk: x86's accessed and dirty bits. */
record Mark(long pa, long before, long after) {}
