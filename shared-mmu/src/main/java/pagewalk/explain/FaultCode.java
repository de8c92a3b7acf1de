package pagewalk.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pagewalk.bits.Hex;
import pagewalk.format.Field;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.setting.Settings;

/**
 * An error code as a crash report shows it, told in words: x86's page-fault code, ARM's fault
 * status registers. What the bits are called and mean comes from the formats' own rules.
 *
 * @param register whose code it is: "#PF", "DFSR", "ESR_EL1"; "" when there is an error
 * @param bits the fields of the code, high to low
 * @param error a sentence when the text is no code, else ""
 */
public record FaultCode(
    String register,
    long code,
    Optional<Long> address,
    List<Bit> bits,
    Caption caption,
    String error) {

  private static final int MOST_CHARACTERS = 500;
  private static final int WIDTH = 32;
  private static final int LPAE = 1 << 9;
  private static final int WRITE = 1 << 11;

  public FaultCode {
    bits = List.copyOf(bits);
  }

  /** A field of the code and what its value says. */
  public record Bit(String name, int high, int low, long value, String meaning) {}

  /** Explains what a person pasted, "#PF 0xB CR2=0x401000" or "DFSR 0x81B" for example. */
  public static FaultCode of(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return wrong("This is longer than any error code: paste the one line with #PF, DFSR or ESR.");
    }
    FaultReportText report = FaultReportText.of(text);
    if (report.code().isEmpty()) {
      return wrong(report.complaint());
    }
    long code = report.code().get();
    String register = report.kind().register();
    if (code >>> WIDTH != 0) {
      return wrong(register + " has 32 bits of code; " + Hex.of(code) + " has more.");
    }
    List<Field> fields = fields(report.kind(), code);
    List<Bit> bits = new ArrayList<>();
    for (Field field : fields) {
      bits.add(
          new Bit(
              field.name(), field.high(), field.low(), field.valueIn(code), field.meaningIn(code)));
    }
    String place = report.address().map(va -> " at " + Words.code(va)).orElse("");
    Caption caption = caption(report.kind(), code, place, fields);
    return new FaultCode(register, code, report.address(), bits, caption, "");
  }

  private static Caption caption(
      FaultReportText.Kind kind, long code, String place, List<Field> fields) {
    String access = (code & WRITE) != 0 ? "write" : "read";
    return switch (kind) {
      case PAGE_FAULT -> FaultCodeWords.pageFault(code, place);
      case SYNDROME -> FaultCodeWords.syndrome(code, place);
      case DATA_STATUS -> status(code, place, fields, access);
      case FETCH_STATUS -> status(code, place, fields, "fetch");
    };
  }

  private static Caption status(long code, String place, List<Field> fields, String access) {
    return isLong(code)
        ? FaultCodeWords.longStatus(code, place, access, "DDI 0406C §B3.13.3")
        : FaultCodeWords.shortStatus(code, place, fields.get(fields.size() - 1), access);
  }

  /** Bit 9 of DFSR and IFSR tells the long descriptors' statuses from the short ones'. */
  private static boolean isLong(long code) {
    return (code & LPAE) != 0;
  }

  private static List<Field> fields(FaultReportText.Kind kind, long code) {
    boolean status =
        kind == FaultReportText.Kind.DATA_STATUS || kind == FaultReportText.Kind.FETCH_STATUS;
    FormatFamily family =
        status && isLong(code)
            ? Formats.named("lpae").orElseThrow()
            : Formats.named(kind.format()).orElseThrow();
    return family.under(Settings.of(family.controls())).faults().codeBits();
  }

  private static FaultCode wrong(String error) {
    return new FaultCode("", 0, Optional.empty(), List.of(), new Caption("", "", ""), error);
  }
}
