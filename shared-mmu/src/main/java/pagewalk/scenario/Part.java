package pagewalk.scenario;

/** A piece of a statement that is known by its position and not by a key. */
enum Part {
  TEXT,
  FORMAT,
  STRATEGY,
  SPACE,
  AS_SPACE,
  OPTIONAL_SPACE,
  VA,
  PA,
  VA_OR_ALL,
  ARROW_PA,
  OPTIONAL_PA,
  EQUALS_VALUE
}
