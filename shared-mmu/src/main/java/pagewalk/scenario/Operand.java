package pagewalk.scenario;

import pagewalk.setting.Setting;

/**
 * A number of a statement that is known by its position; it is read like a setting, only without a
 * key.
 */
enum Operand {
  VA,
  PA,
  VALUE;

  Setting setting() {
    return switch (this) {
      case VA, PA -> Setting.address(name(), noun());
      case VALUE -> Setting.value(name(), noun());
    };
  }

  /** What is missing when it is not there. */
  String noun() {
    return switch (this) {
      case VA -> "a virtual address";
      case PA -> "a physical address";
      case VALUE -> "a value";
    };
  }
}
