package pagewalk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Imports point downward only. {@link Room} is the floor plan itself: it says for every package
 * which others it may name, so that moving a wall is a visible one-line change here.
 */
final class FloorsTest {

  private static final Set<String> EVERY_ROOM = Set.of("*");

  private static final List<Room> PLAN =
      List.of(
          // ground
          room("bits"),
          room("setting", "bits"),
          room("state", "bits"),
          room("format", "bits", "setting"),
          // hardware
          room("trace", "bits", "setting", "state", "format", "mmu", "machine"),
          room("mmu", "bits", "setting", "state", "format", "trace", "machine"),
          room("machine", "bits", "setting", "state", "format", "trace", "mmu"),
          // software of the simulated machine
          room("kernel", "bits", "setting", "state", "format", "trace", "mmu", "machine"),
          room("strategy", "bits", "setting", "format", "kernel"),
          // what people say and see
          room("scenario", "bits", "setting", "format", "kernel", "strategy"),
          new Room("session", EVERY_ROOM),
          new Room("bench", EVERY_ROOM),
          new Room("explain", EVERY_ROOM),
          new Room("dump", EVERY_ROOM),
          new Room("view", EVERY_ROOM),
          new Room("json", EVERY_ROOM));

  /** A package and the packages of this project it may import; the JDK is open to all. */
  private record Room(String name, Set<String> below) {

    String packages() {
      return "pagewalk." + name + "..";
    }

    String[] reachable() {
      Stream<String> rooms =
          below.equals(EVERY_ROOM)
              ? PLAN.stream().map(Room::packages)
              : below.stream().map(other -> "pagewalk." + other + "..");
      return Stream.concat(Stream.of("java..", "org.jspecify..", packages()), rooms)
          .toArray(String[]::new);
    }
  }

  private static Room room(String name, String... below) {
    return new Room(name, Set.of(below));
  }

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("pagewalk");

  @TestFactory
  Stream<DynamicTest> aRoomNamesOnlyTheRoomsBelowIt() {
    return PLAN.stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room.name(),
                    () ->
                        classes()
                            .that()
                            .resideInAPackage(room.packages())
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(room.reachable())
                            .allowEmptyShould(true)
                            .check(ENGINE)));
  }

  @Test
  void roomsOfOneFloorDoNotImportEachOtherInACircle() {
    slices().matching("pagewalk.(*)..").should().beFreeOfCycles().check(ENGINE);
  }

  @Test
  void everyPackageStandsInTheFloorPlan() throws IOException {
    Path root = Path.of("src", "main", "java", "pagewalk");
    Set<String> found;
    try (Stream<Path> entries = Files.list(root)) {
      found =
          entries
              .map(entry -> entry.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> planned =
        PLAN.stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(planned, found);
  }
}
