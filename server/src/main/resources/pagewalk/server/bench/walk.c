/*
 * The yardstick in C: a walker of x86-64's four levels and a TLB, written by hand, with the tables, addresses and checksums
 * of the fixture in Java (pagewalk.bench). Prints for each sample one line: checksum and nanoseconds an operation.
 *
 *   walk KIND MAPPED PATTERN SETS WAYS SAMPLES SECONDS      KIND is walk, record, tlb or map
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COUNT (1 << 20)
#define TABLES (1 << 20)
#define RING 1024
#define EVENT 11
#define IS_WALK 1
#define ADDRESS 0xFFFFFFF000ull
#define RESERVED 0xFFF0000000000ull
#define PRESENT 1ull
#define WRITABLE 2ull
#define USER 4ull
#define ACCESSED 0x20ull
#define DIRTY 0x40ull
#define PAGE_SIZE 0x80ull
#define GIVEN_UP UINT64_MAX
#define USER_READ 3
#define USER_WRITE 4

static uint64_t *memory, words, next_table, root, ram;
static uint64_t addresses[COUNT], ring[RING], at, now_is, line;
static const uint64_t want_all[5] = {0, 0, 0, PRESENT | USER | ACCESSED, PRESENT | USER | ACCESSED | WRITABLE};
static const uint64_t want_leaf[5] = {0, 0, 0, 0, DIRTY};

/* SplitMix64, as pagewalk.bits.Prng */
static uint64_t state;
static uint64_t next_random(void) {
  uint64_t z = state += 0x9E3779B97F4A7C15ull;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ z >> 27) * 0x94D049BB133111EBull;
  return z ^ z >> 31;
}
static uint64_t below(uint64_t bound) { return (next_random() >> 32) * bound >> 32; }

static uint64_t page(const char *pattern, uint64_t pages) {
  if (!strcmp(pattern, "warm")) return below(pages < 1024 ? pages : 1024);
  if (!strcmp(pattern, "random")) return below(pages);
  uint64_t magnitude = below(__builtin_ctzll(pages));
  uint64_t rank = (1ull << magnitude) + below(1ull << magnitude);
  return rank * 0x9E3779B1ull & (pages - 1);
}

static int access_of(uint64_t va) { return USER_READ + (int)(va >> 3 & va >> 4 & 1); }
static uint64_t checksum(uint64_t sum, uint64_t result) { return (sum << 1 | sum >> 63) + result; }

static uint64_t take(void) {
  uint64_t table = next_table;
  next_table += 4096;
  memset(memory + (table >> 3), 0, 4096);
  return table;
}

static void fill(int level, uint64_t table, uint64_t va, uint64_t end) {
  int shift = 12 + 9 * (level - 1);
  for (int i = 0; i < 512 && va < end; i++, va += 1ull << shift) {
    uint64_t entry = va;
    if (level > 1) {
      entry = take();
      fill(level - 1, entry, va, end);
    }
    memory[(table >> 3) + i] = entry | PRESENT | WRITABLE | USER;
  }
}

static void map(uint64_t mapped) {
  next_table = TABLES;
  root = take();
  fill(4, root, 0, mapped);
}

/* One combined test; everything else is given up on. */
#define WALK(NOTE)                                                                                                     \
  if ((va + (1ull << 47)) >> 48) return GIVEN_UP;                                                                      \
  uint64_t s4 = (root >> 3) + (va >> 39 & 511), e4 = memory[s4];                                                       \
  NOTE(s4, e4)                                                                                                         \
  uint64_t s3 = ((e4 & ADDRESS) >> 3) + (va >> 30 & 511);                                                              \
  if (s3 >= words) return GIVEN_UP;                                                                                    \
  uint64_t e3 = memory[s3];                                                                                            \
  NOTE(s3, e3)                                                                                                         \
  uint64_t s2 = ((e3 & ADDRESS) >> 3) + (va >> 21 & 511);                                                              \
  if (s2 >= words) return GIVEN_UP;                                                                                    \
  uint64_t e2 = memory[s2];                                                                                            \
  NOTE(s2, e2)                                                                                                         \
  uint64_t s1 = ((e2 & ADDRESS) >> 3) + (va >> 12 & 511);                                                              \
  if (s1 >= words) return GIVEN_UP;                                                                                    \
  uint64_t e1 = memory[s1];                                                                                            \
  NOTE(s1, e1)                                                                                                         \
  uint64_t want = want_all[access], leaf = want_leaf[access];                                                          \
  if ((e4 & e3 & e2 & e1 & want) != want || ((e4 | e3 | e2 | e1) & RESERVED) | ((e3 | e2) & PAGE_SIZE)                 \
      || (e1 & leaf) != leaf)                                                                                          \
    return GIVEN_UP;                                                                                                   \
  uint64_t pa = (e1 & ADDRESS) | (va & 4095);                                                                          \
  return pa < ram ? pa : GIVEN_UP;

#define NOTHING(slot, raw)
#define REFERENCE(slot, raw) *to++ = (slot) << 3, *to++ = (raw);

static inline uint64_t walk(uint64_t va, int access) { WALK(NOTHING) }
static inline uint64_t walk_recording(uint64_t va, int access, uint64_t *to) { WALK(REFERENCE) }

/* What the hardware does when something is not marked yet. */
static void mark(uint64_t va, int access) {
  uint64_t table = root;
  for (int shift = 39; shift >= 12; shift -= 9) {
    uint64_t *entry = memory + (table >> 3) + (va >> shift & 511);
    *entry |= ACCESSED | (shift == 12 && access == USER_WRITE ? DIRTY : 0);
    table = *entry & ADDRESS;
  }
}

static uint64_t walk_all(void) {
  uint64_t sum = 0;
  for (int i = 0; i < COUNT; i++) sum = checksum(sum, walk(addresses[i], access_of(addresses[i])));
  return sum;
}

/* An event: time, line and kind in one word, the address, the result with access and number of references, every entry. */
static uint64_t record_all(void) {
  uint64_t sum = 0;
  for (int i = 0; i < COUNT; i++) {
    uint64_t va = addresses[i];
    int access = access_of(va);
    at = at > RING - EVENT ? 0 : at;
    uint64_t *event = ring + at;
    event[0] = now_is << 32 | line << 16 | IS_WALK;
    event[1] = va;
    uint64_t pa = walk_recording(va, access, event + 3);
    event[2] = pa | (uint64_t)access << 48 | 4ull << 55;
    at += EVENT;
    sum = checksum(sum, pa);
  }
  return sum;
}

/* A set-associative TLB, replaced round robin. */
static struct { uint64_t tag, pa, rights; } *slots;
static unsigned sets, ways, *victims;

static inline uint64_t translate(uint64_t va, int access) {
  uint64_t tag = (va & ~4095ull) | 1;
  unsigned set = va >> 12 & (sets - 1), first = set * ways;
  for (unsigned way = first; way < first + ways; way++)
    if (slots[way].tag == tag && slots[way].rights >> access & 1) return slots[way].pa | (va & 4095);
  uint64_t pa = walk(va, access);
  if (pa == GIVEN_UP) return pa;
  unsigned way = first + victims[set];
  for (unsigned i = first; i < first + ways; i++)
    if (slots[i].tag == tag || !slots[i].tag) { way = i; break; }
  if (way == first + victims[set]) victims[set] = (victims[set] + 1) % ways;
  slots[way].tag = tag;
  slots[way].pa = pa & ~4095ull;
  slots[way].rights = 1 << USER_READ | (access == USER_WRITE) << USER_WRITE;
  return pa;
}

static uint64_t tlb_all(void) {
  uint64_t sum = 0;
  for (int i = 0; i < COUNT; i++) sum = checksum(sum, translate(addresses[i], access_of(addresses[i])));
  return sum;
}

static uint64_t mapped_bytes;
static uint64_t map_all(void) {
  memory = calloc(words, 8);
  if (!memory) exit(3);
  map(mapped_bytes);
  uint64_t end = next_table;
  free(memory);
  return end;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 8) return 2;
  const char *kind = argv[1], *pattern = argv[3];
  mapped_bytes = strtoull(argv[2], 0, 10);
  sets = atoi(argv[4]), ways = atoi(argv[5]);
  int samples = atoi(argv[6]), mapping = !strcmp(kind, "map");
  double seconds = atof(argv[7]);
  ram = mapped_bytes < 64 << 20 ? 64 << 20 : mapped_bytes;
  words = (TABLES + mapped_bytes / 512 + mapped_bytes / 512 / 256 + (1 << 20)) >> 3;
  uint64_t (*work)(void) = map_all;
  if (!mapping) {
    memory = calloc(words, 8);
    if (!memory) return 3;
    map(mapped_bytes);
    state = 1;
    for (int i = 0; i < COUNT; i++) {
      uint64_t number = page(pattern, mapped_bytes >> 12);
      addresses[i] = number << 12 | below(4096);
    }
    for (int i = 0; i < COUNT; i++) mark(addresses[i], access_of(addresses[i]));
    slots = calloc(sets * ways + 1, sizeof *slots);
    victims = calloc(sets + 1, sizeof *victims);
    work = !strcmp(kind, "walk") ? walk_all : !strcmp(kind, "record") ? record_all : !strcmp(kind, "tlb") ? tlb_all : 0;
    if (!work) return 2;
  }
  line = argc, now_is = samples;
  work();
  for (int sample = 0; sample < samples; sample++) {
    uint64_t sum = 0;
    double begin = now(), end = begin;
    long rounds = 0;
    do {
      sum = work();
      rounds++;
      end = now();
    } while (end - begin < seconds * 1e9);
    printf("%016llx %.4f\n", (unsigned long long)sum, (end - begin) / rounds / (mapping ? 1 : COUNT));
  }
  /* A compiler leaves out what nobody reads: the ring has to be read, and the exit status depends on it. */
  uint64_t left = 0;
  for (int i = 0; i < RING; i++) left |= ring[i];
  return work == record_all && !left ? 4 : 0;
}
