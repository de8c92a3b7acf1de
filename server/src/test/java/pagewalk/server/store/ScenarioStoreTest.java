package pagewalk.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pagewalk.scenario.Scenario;
import pagewalk.scenario.ScenarioParser;
import pagewalk.scenario.ScenarioPrinter;
import pagewalk.server.store.ScenarioStore.Saved;
import pagewalk.session.Gallery;
import pagewalk.session.Language;

/** One contract, held on both databases. */
final class ScenarioStoreTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:34:56Z"), ZoneOffset.UTC);

  enum Database {
    SQLITE,
    POSTGRES;

    StorePlace place(Path folder) {
      return this == SQLITE ? StorePlace.folder(folder) : Postgres.newDatabase();
    }
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void whatWasSavedIsFoundAgainEvenByAnotherServer(Database database) {
    StorePlace place = database.place(folder);
    Scenario scenario = parse(Gallery.text("first-touch"));
    StoredScenario saved;
    try (ScenarioStore store = ScenarioStore.open(place, NOON)) {
      saved = store.save(scenario).scenario();
      assertEquals(Optional.of(saved), store.find(saved.id()));
    }
    assertEquals(ScenarioPrinter.print(scenario), saved.text());
    assertEquals(9, saved.id().length());
    assertEquals("First touch, empty low half", saved.title());
    assertEquals("x86-64", saved.format());
    assertEquals("recursive", saved.strategy());
    assertEquals(LocalDate.of(2026, 11, 21), saved.created());
    try (ScenarioStore store = ScenarioStore.open(place, NOON)) {
      assertEquals(Optional.of(saved), store.find(saved.id()));
      assertTrue(store.isReady());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameScenarioHasTheSameLinkHoweverItIsSpelled(Database database) {
    try (ScenarioStore store = ScenarioStore.open(database.place(folder), NOON)) {
      String text = Gallery.text("first-touch");
      Saved first = store.save(parse(text));
      Saved again = store.save(parse(text.replace("0x401000", "0x0040_1000")));
      assertTrue(first.fresh());
      assertFalse(again.fresh());
      assertEquals(first.scenario(), again.scenario());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereAShortNameIsTakenTheLaterTextGetsOneDigitMore(Database database) throws Exception {
    StorePlace place = database.place(folder);
    Scenario scenario = parse(Gallery.text("stale-read"));
    String digits = ScenarioId.digitsOf(ScenarioPrinter.print(scenario));
    try (ScenarioStore store = ScenarioStore.open(place, NOON)) {
      occupy(place, digits.substring(0, 9));
      occupy(place, digits.substring(0, 10));
      assertEquals(digits.substring(0, 11), store.save(scenario).scenario().id());
      assertEquals("other", store.find(digits.substring(0, 9)).orElseThrow().text());
    }
  }

  private static void occupy(StorePlace place, String id) throws Exception {
    String user = place.user().orElse("postgres");
    try (Connection connection = DriverManager.getConnection(place.url(), user, "");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO scenario VALUES (?, ?, 'other', '', 'x', 'y', '2026-01-01')")) {
      insert.setString(1, id);
      insert.setString(2, "digest of " + id);
      insert.executeUpdate();
    }
  }

  @ParameterizedTest
  @EnumSource
  void serversThatSaveAtTheSameTimeAgree(Database database) throws Exception {
    StorePlace place = database.place(folder);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ScenarioStore one = ScenarioStore.open(place, NOON);
        ScenarioStore other = ScenarioStore.open(place, NOON)) {
      List<Callable<String>> writers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        ScenarioStore store = i % 2 == 0 ? one : other;
        Scenario scenario = titled("number " + i / 8);
        writers.add(() -> store.save(scenario).scenario().id());
      }
      List<String> ids = new ArrayList<>();
      for (Future<String> id : threads.invokeAll(writers)) {
        ids.add(id.get());
      }
      for (int i = 0; i < ids.size(); i++) {
        assertEquals(ids.get(i / 8 * 8), ids.get(i));
        assertEquals("number " + i / 8, one.find(ids.get(i)).orElseThrow().title());
      }
      assertNotEquals(ids.get(0), ids.get(8));
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTextInAnyLanguageComesBackLetterByLetter(Database database) {
    try (ScenarioStore store = ScenarioStore.open(database.place(folder), NOON)) {
      Scenario scenario = titled("Übersetzung 翻訳 🙂 '; DROP TABLE scenario; --");
      StoredScenario saved = store.save(scenario).scenario();
      assertEquals(ScenarioPrinter.print(scenario), saved.text());
      assertEquals(Optional.of(saved), store.find(saved.id()));
      assertEquals(Optional.empty(), store.find("' OR '1'='1"));
    }
  }

  @Test
  void everyWriteToSqliteIsOnTheDiskBeforeItIsAcknowledged() throws Exception {
    StorePlace place = StorePlace.folder(folder);
    try (ScenarioStore store = ScenarioStore.open(place, NOON);
        Connection connection = DriverManager.getConnection(place.url());
        Statement statement = connection.createStatement()) {
      assertTrue(store.isReady());
      assertEquals("wal", pragma(statement, "journal_mode"));
      assertEquals("2", pragma(statement, "synchronous"));
    }
  }

  private static String pragma(Statement statement, String name) throws Exception {
    try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.getString(1);
    }
  }

  @Test
  void aPlaceThatCannotBeOpenedIsOneSentenceWithoutThePassword() throws Exception {
    Path file = Files.writeString(folder.resolve("pagewalk.db"), "this is no database at all");
    StoreException broken =
        assertThrows(
            StoreException.class, () -> ScenarioStore.open(StorePlace.folder(folder), NOON));
    assertEquals("The store in " + file + " cannot be opened.", broken.getMessage());
    StorePlace nowhere =
        StorePlace.postgres(
            "jdbc:postgresql://127.0.0.1:1/x?password=secret", Optional.empty(), Optional.empty());
    StoreException unreachable =
        assertThrows(StoreException.class, () -> ScenarioStore.open(nowhere, NOON));
    assertEquals("The store in the PostgreSQL server cannot be opened.", unreachable.getMessage());
  }

  private static Scenario titled(String title) {
    return parse(Gallery.text("first-touch").replace("First touch, empty low half", title));
  }

  private static Scenario parse(String text) {
    return ScenarioParser.parse(text, Language.vocabulary()).scenario().orElseThrow();
  }
}
