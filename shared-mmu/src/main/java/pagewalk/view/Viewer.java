package pagewalk.view;

import java.util.ArrayList;
import java.util.List;
import pagewalk.explain.AddressBelief;
import pagewalk.explain.Onlooker;
import pagewalk.explain.Permission;
import pagewalk.explain.RunScript;
import pagewalk.explain.TraceText;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.Rights;
import pagewalk.scenario.Statement;
import pagewalk.session.Run;
import pagewalk.session.StepOutcome;
import pagewalk.setting.Quote;
import pagewalk.setting.Setting;
import pagewalk.setting.SettingKind;
import pagewalk.setting.Settings;
import pagewalk.view.MachineView.RegisterView;

/**
 * Answers everything that a page asks about a run. It moves the machine through time and changes
 * nothing in it.
 */
public final class Viewer {
  private static final List<String> ACCESSES = List.of("read", "write", "fetch");
  private static final List<String> MODE_NAMES = List.of("kernel", "user", "kernel-ac");
  private static final List<Integer> MODES = List.of(0, Rights.USER, Rights.WITH_AC);

  private final Run run;
  private final Onlooker onlooker;
  private final ViewBuilder builder;

  public Viewer(Run run) {
    this.run = run;
    onlooker = new Onlooker(run.machine(), run.kernel(), new RunScript(run));
    builder = new ViewBuilder(onlooker, controls(run));
  }

  /** What is true of the whole run. */
  public RunInfo info() {
    return RunInfo.of(run);
  }

  /** The picture of the moment just after {@code event}, 0 to the run's last. */
  public MachineView at(int event) {
    stand(event);
    return builder.build();
  }

  /** The events from {@code from} on, up to but without {@code to}. */
  public TraceWindow trace(int from, int to) {
    return TraceWindow.of(onlooker, from, to);
  }

  /** The whole trace for a terminal. */
  public String traceText() {
    return TraceText.of(onlooker);
  }

  /** The entry at {@code pa} as of {@code event}; see {@link EntryReading#of}. */
  public EntryReading entry(long pa, int role, int event) {
    stand(event);
    return EntryReading.of(onlooker, pa, role);
  }

  /**
   * {@link #entry(long, int, int)} for an address in hexadecimal; a text that is none is refused
   * with a sentence.
   */
  public EntryReading entry(String pa, int role, int event) {
    return entry(address(pa), role, event);
  }

  /**
   * The entry with number {@code index} of the table of level {@code role} that begins at {@code
   * table} (hexadecimal), as of {@code event}.
   */
  public EntryReading entryIn(String table, int index, int role, int event) {
    int levels = run.format().top();
    if (role < 1 || role > levels) {
      throw new IllegalArgumentException("The format has " + levels + " levels.");
    }
    int bytes = run.format().level(role).entryBytes();
    return entry(address(table) + (long) index * bytes, role, event);
  }

  /**
   * The bits that make the page entry at {@code pa} (hexadecimal, as of {@code event}) show {@code
   * frame}; what is no number, no entry or no frame for it is refused with a sentence.
   */
  public long aimed(String pa, String frame, int event) {
    long entry = address(pa);
    long wanted = address(frame);
    stand(event);
    return EntryReading.aimed(onlooker, entry, wanted);
  }

  /**
   * What tables and processor say about a typed address as of {@code event}, and what cures a
   * difference; see {@link AddressBelief#of}. A text that is no address, and a space that there is
   * not, are refused with a sentence.
   */
  public AddressBelief belief(String address, String space, int event) {
    long va = address(address);
    stand(event);
    return AddressBelief.of(onlooker, va, space);
  }

  /**
   * Whether an access to a typed address is allowed as of {@code event}, and if not, by which bit
   * of which entry; see {@link Permission#of}.
   *
   * @param access "read", "write" or "fetch"
   * @param as "kernel", "user" or "kernel-ac"
   */
  public Permission permission(String address, String access, String as, String space, int event) {
    long va = address(address);
    int number = number(access, ACCESSES) + MODES.get(number(as, MODE_NAMES));
    stand(event);
    return Permission.of(onlooker, va, number, space);
  }

  private static int number(String word, List<String> words) {
    int number = words.indexOf(word);
    if (number < 0) {
      String all = String.join(", ", words);
      throw new IllegalArgumentException(Quote.of(word) + " is none of these: " + all + ".");
    }
    return number;
  }

  private static long address(String text) {
    HexText address = HexText.read(text);
    if (!address.error().isEmpty()) {
      throw new IllegalArgumentException(address.error());
    }
    return address.value();
  }

  /**
   * The walk for an address that a person typed, by the roles of its frames; for an empty text, the
   * latest walk of the statement.
   */
  public RolesView roles(String address, int event) {
    stand(event);
    return new RoleWalks(onlooker).of(address);
  }

  /** An address that a person typed, taken apart by the run's format. */
  public AddressSplit split(String address) {
    return AddressSplit.of(run.format(), run.kernel().reach().window(), address);
  }

  private void stand(int event) {
    run.seek(event);
    onlooker.lookAt(event);
  }

  /**
   * The control bits that the format declares, as the script set them; those that are usually off,
   * and are, go without saying.
   */
  private static List<RegisterView> controls(Run run) {
    List<RegisterView> controls = new ArrayList<>();
    for (StepOutcome outcome : run.outcomes()) {
      if (outcome.statement() instanceof Statement.Machine machine) {
        Formats.named(machine.format())
            .map(FormatFamily::controls)
            .ifPresent(declared -> add(controls, declared, machine.settings()));
      }
    }
    return controls;
  }

  private static void add(List<RegisterView> controls, List<Setting> declared, Settings settings) {
    for (Setting setting : declared) {
      if (setting.kind() == SettingKind.WORD) {
        continue;
      }
      long value = settings.number(setting.name());
      if (value == 0 && setting.fallback().equals("0")) {
        continue;
      }
      controls.add(new RegisterView(setting.name(), value, setting.meaning(), false));
    }
  }
}
