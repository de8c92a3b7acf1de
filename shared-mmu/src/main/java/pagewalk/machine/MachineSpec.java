package pagewalk.machine;

import pagewalk.format.PagingFormat;
import pagewalk.mmu.Caches;

/**
 * What to build a machine from.
 *
 * @param format under the state of its controls
 * @param ramBytes physical memory from address 0 on, a multiple of 4096
 * @param junkSeed what memory looks like before it is first written
 * @param depth how many fault handlers may nest before the kernel stack is used up, 1 to 64
 */
public record MachineSpec(
    PagingFormat format, long ramBytes, Caches caches, long junkSeed, int depth) {}
