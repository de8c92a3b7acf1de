package pagewalk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pagewalk.format.FormatFamily;
import pagewalk.format.Formats;
import pagewalk.format.Level;
import pagewalk.format.PagingFormat;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Strategy;
import pagewalk.scenario.FormatFacts;
import pagewalk.scenario.FormatWords;
import pagewalk.scenario.OptionCheck;
import pagewalk.scenario.Statement;
import pagewalk.scenario.StrategyWords;
import pagewalk.scenario.Vocabulary;
import pagewalk.setting.Settings;
import pagewalk.strategy.Strategies;

/** Tells the language which formats and strategies there are. */
public final class Language {
  private static final Vocabulary VOCABULARY = new Vocabulary(formats(), strategies());

  private Language() {}

  public static Vocabulary vocabulary() {
    return VOCABULARY;
  }

  private static List<FormatWords> formats() {
    List<FormatWords> words = new ArrayList<>();
    for (FormatFamily family : Formats.all()) {
      PagingFormat usual = family.under(Settings.of(family.controls()));
      List<String> tables = new ArrayList<>();
      for (Level level : usual.levels()) {
        tables.add(level.table().toLowerCase(Locale.ROOT));
      }
      words.add(
          new FormatWords(
              family.name(),
              usual.title(),
              family.controls(),
              tables,
              machine -> facts(family.under(machine))));
    }
    return words;
  }

  private static FormatFacts facts(PagingFormat format) {
    List<Long> sizes = new ArrayList<>();
    for (int number = 1; number <= format.top(); number++) {
      if (format.level(number).hasLeaves()) {
        sizes.add(format.level(number).span());
      }
    }
    return new FormatFacts(
        format.vaBits(),
        !format.isNarrow(),
        format.physicalBits(),
        sizes,
        format.wordBytes(),
        "r",
        addresses(format));
  }

  private static FormatFacts.AddressRule addresses(PagingFormat format) {
    return new FormatFacts.AddressRule() {
      @Override
      public boolean holds(long va) {
        return format.isCanonical(va);
      }

      @Override
      public boolean isUser(long va) {
        return format.isUserHalf(va);
      }

      @Override
      public long nearest(long va) {
        return format.extend(va);
      }

      @Override
      public String words() {
        return format.form().rule();
      }
    };
  }

  private static List<StrategyWords> strategies() {
    List<StrategyWords> words = new ArrayList<>();
    for (Strategy strategy : Strategies.all()) {
      OptionCheck check = (kernel, machine) -> objections(strategy, kernel, machine);
      words.add(new StrategyWords(strategy.name(), strategy.summary(), strategy.settings(), check));
    }
    return words;
  }

  private static List<OptionCheck.Objection> objections(
      Strategy strategy, Settings kernel, Statement.Machine machine) {
    List<OptionCheck.Objection> objections = new ArrayList<>();
    if (kernel.word("grow").equals("fault") && !strategy.growsByFault()) {
      objections.add(
          new OptionCheck.Objection(
              "grow",
              "Growing by nested faults needs entry addresses that can be computed, and this"
                  + " strategy has to follow pointers.",
              "Use grow=check, or the recursive strategy."));
    }
    if (kernel.isOn("tags")) {
      Formats.named(machine.format())
          .filter(family -> family.under(machine.settings()).tlb().keepBit() == 0)
          .ifPresent(family -> objections.add(untagged()));
    }
    Formats.named(machine.format())
        .map(family -> premises(family, machine.settings(), kernel))
        .flatMap(strategy::objection)
        .ifPresent(
            why -> objections.add(new OptionCheck.Objection(why.key(), why.message(), why.hint())));
    return objections;
  }

  private static OptionCheck.Objection untagged() {
    return new OptionCheck.Objection(
        "tags",
        "This machine's root register holds no tag that would let a switch forget nothing.",
        "An x86-64 has one with pcide=1.");
  }

  private static Premises premises(FormatFamily family, Settings machine, Settings kernel) {
    return new Premises(family.under(machine), machine.number("ram"), kernel);
  }
}
