package pagewalk.scenario;

import org.junit.jupiter.api.Test;

class OrderTest {
  @Test
  void titleMachineAndKernelAreGivenOnce() {
    Complaints.running(
        "title \"a\"\ntitle \"b\"\nmachine x86-64\nkernel direct",
        "5:1-6 The title is already given in line 4.",
        "6:1-8 The machine is already given in line 2.",
        "7:1-7 The kernel is already given in line 3.");
  }

  @Test
  void aScenarioHasAMachineAndAKernel() {
    Complaints.in(
        "pagewalk 1\n",
        "1:1-11 The scenario has no machine.",
        "1:1-11 The scenario has no kernel.");
    Complaints.in("pagewalk 1\nmachine x86-64", "1:1-11 The scenario has no kernel.");
  }

  @Test
  void theMachineStandsAboveTheKernel() {
    Complaints.in(
        "pagewalk 1\nkernel recursive\nmachine x86-64",
        "2:1-7 'kernel' needs a 'machine' line above it.");
  }

  @Test
  void theKernelStandsAboveWhatRuns() {
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nload 0\nload 8\nkernel recursive",
        "3:1-5 'load' needs a 'kernel' line above it.");
    Complaints.in("pagewalk 1\nload 0", "2:1-5 'load' needs a 'kernel' line above it.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nboot map 0 -> 0\nkernel recursive",
        "3:1-9 'boot map' needs a 'kernel' line above it.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nexpect window.pt=0..1\nkernel recursive",
        "3:1-7 'expect' needs a 'kernel' line above it.");
  }

  @Test
  void aPokeNeedsNoMoreThanAMachine() {
    Complaints.in("pagewalk 1\nmachine x86-64\npoke 0 = 1\nkernel recursive");
    Complaints.in(
        "pagewalk 1\npoke 0 = 1\nmachine x86-64\nkernel recursive",
        "2:1-5 'poke' needs a 'machine' line above it.");
  }

  @Test
  void aLineThatCouldNotBeReadCountsAsWhatItWasMeantToBe() {
    Complaints.in(
        "pagewalk 1\nmachin x86-64\nkernel recursive slot=\nload 0\nexpect faults=0",
        "2:1-7 The statement 'machin' is unknown. [machine]",
        "3:23-23 'slot' has no value.");
    Complaints.in(
        "pagewalk 1\nmachine x86-64\nkernel “recursive”\nlaod 0\nexpect faults=0",
        "3:8-9 '“' is not a sign of the language. [\"]",
        "3:18-19 '”' is not a sign of the language. [\"]",
        "4:1-5 The statement 'laod' is unknown. [load]");
  }

  @Test
  void bootingEndsWithTheFirstStatementThatRuns() {
    Complaints.running("poke 0 = 1\nboot map 0 -> 0\nload 0");
    Complaints.running(
        "load 0\nboot map 0 -> 0",
        "5:1-9 'boot map' works only while paging is off, and line 4 has already run.");
  }

  @Test
  void anExpectationMaySpeakOfBooting() {
    Complaints.running("expect window.pt=0..1 frames=+1");
    Complaints.running("poke 0 = 1\nexpect faults=0");
  }
}
