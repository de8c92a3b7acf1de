/** Ways to reach a page table through a virtual address, one class each. */
@NullMarked
package pagewalk.strategy;

import org.jspecify.annotations.NullMarked;
