/** The walk, the TLB and the faults: the part of the hardware that translates. */
@NullMarked
package pagewalk.mmu;

import org.jspecify.annotations.NullMarked;
