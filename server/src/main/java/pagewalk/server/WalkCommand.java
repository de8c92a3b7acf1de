package pagewalk.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import pagewalk.dump.Dump;
import pagewalk.dump.DumpMistake;
import pagewalk.dump.DumpWalk;
import pagewalk.setting.NumberValue;
import pagewalk.setting.Reading;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingReader;
import pagewalk.setting.SettingValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Translates addresses through the page tables in another machine's memory dump. */
@Command(
    name = "walk",
    description = {
      "Translates addresses through the page tables in a memory dump.",
      "A query is VA [R|W|X [S|U[+AC]]], by default R and S (supervisor or privileged)."
          + " Without VA, queries are read from standard input, one a line, fields apart by tabs;"
          + " lines that begin with # are passed over. The dump is never changed."
    },
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:every query is answered, whatever the answer",
      "1:the dump could not be read to the end",
      "2:the dump, a register or a query makes no sense"
    })
final class WalkCommand implements Callable<Integer> {
  private static final int MAKES_NO_SENSE = 2;

  @Spec
  private @SuppressWarnings("NullAway.Init") CommandSpec spec;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Format of the tables, such as x86-64.")
  private @SuppressWarnings("NullAway.Init") String format;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A register, such as cr3=0x1000; it wins over what the dump says. x86: cr0 cr3 cr4 efer"
              + " pkru maxphyaddr vendor page1g; ARM: sctlr ttbr0 ttbr1 ttbcr dacr contextidr,"
              + " on AArch64 tcr in place of ttbcr.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "ADDR",
      description = "Physical address of the first byte of a raw image (default: 0).")
  private String base = "";

  @Option(names = "--explain", description = "Print every walk entry by entry, decoded.")
  private boolean explain;

  @Parameters(
      index = "0",
      paramLabel = "DUMP",
      description = "An ELF core or a raw image of physical memory, either as it is or gzipped.")
  private @SuppressWarnings("NullAway.Init") Path file;

  @Parameters(index = "1..*", paramLabel = "VA", description = "What to translate.")
  private List<String> addresses = new ArrayList<>();

  private final InputStream in;

  /** Reads queries from standard input. */
  WalkCommand() {
    this(System.in);
  }

  WalkCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try (DumpFile source = open()) {
      DumpWalk walk = DumpWalk.of(dump(source), format, registers());
      walk.warnings().forEach(err::println);
      Queries queries = new Queries(walk, explain, spec.commandLine().getOut());
      if (addresses.isEmpty()) {
        queries.answer(in);
      } else {
        queries.answer(addresses);
      }
      return 0;
    } catch (DumpMistake mistake) {
      err.println(mistake.sentence());
      return MAKES_NO_SENSE;
    } catch (IOException broken) {
      throw new CannotDo("Reading failed: " + broken.getMessage() + ".");
    } catch (UncheckedIOException broken) {
      String why = Objects.requireNonNull(broken.getCause()).getMessage();
      throw new CannotDo("'" + file + "' cannot be read: " + why + ".");
    }
  }

  private DumpFile open() throws DumpMistake {
    try {
      return DumpFile.open(file);
    } catch (NoSuchFileException missing) {
      throw new DumpMistake("There is no file '" + file + "'.");
    } catch (IOException broken) {
      throw new DumpMistake("'" + file + "' cannot be read: " + broken.getMessage() + ".");
    } catch (DumpMistake mistake) {
      throw about(file, mistake);
    }
  }

  private Dump dump(DumpFile source) throws IOException, DumpMistake {
    long start = base.isEmpty() ? 0 : address(base);
    try {
      return base.isEmpty() ? Dump.open(source) : Dump.openRaw(source, start);
    } catch (DumpMistake mistake) {
      throw about(file, mistake);
    }
  }

  private static DumpMistake about(Path file, DumpMistake mistake) {
    return new DumpMistake("'" + file + "': " + mistake.sentence());
  }

  private static long address(String text) throws DumpMistake {
    Setting setting = Setting.address("--base", "where a raw image begins");
    Reading<SettingValue> reading = SettingReader.read(setting, text);
    if (reading instanceof Reading.Understood<SettingValue> understood) {
      return ((NumberValue) understood.value()).bits();
    }
    var mistake = ((Reading.Refused<SettingValue>) reading).mistake();
    throw new DumpMistake("--base: " + (mistake.message() + " " + mistake.hint()).strip());
  }

  private Map<String, String> registers() throws DumpMistake {
    Map<String, String> registers = new LinkedHashMap<>();
    for (String pair : set) {
      int equals = pair.indexOf('=');
      if (equals <= 0) {
        throw new DumpMistake("'" + pair + "' sets nothing: write NAME=VALUE, as in cr3=0x1000.");
      }
      String name = pair.substring(0, equals);
      if (registers.putIfAbsent(name, pair.substring(equals + 1)) != null) {
        throw new DumpMistake("'" + name + "' is set twice.");
      }
    }
    return registers;
  }
}
