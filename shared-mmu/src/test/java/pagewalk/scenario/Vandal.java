package pagewalk.scenario;

import java.util.List;

/** Does to a good text what typing, pasting and malice do. */
final class Vandal {
  private static final List<String> FRAGMENTS =
      List.of(
          " ",
          "  ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "=",
          " = ",
          "==",
          "->",
          "-",
          ">",
          "=>",
          "..",
          ",",
          "\"",
          "\\",
          "#",
          "_",
          "0x",
          "0xFFFFFFFFFFFFFFFF",
          "18446744073709551616",
          "-1",
          "+3",
          "K",
          "GG",
          "KiB",
          "none",
          "all",
          "16x4",
          "\u0000",
          "\u001B",
          "\u202E",
          "\uFEFF",
          "\uD83D",
          "\uDE00",
          "“",
          "→",
          "\u00A0",
          "é",
          "pagewalk 1\n",
          "pagewalk 2\n",
          "\ntitle \"x\"\n",
          "\nmachine x86-64 page1g=0\n",
          "\nmachine narrow\n",
          "\nkernel direct at=4096\n",
          "boot ",
          "\nboot map 0x1000 -> 0x2000\n",
          "\nexpect faults=0\n",
          "\nmap 0x800000000000\n",
          "\npoke 8 = 1\n",
          " as=user",
          " slot=511",
          " size=1G",
          " length=6K",
          " rights=wx",
          "\nprotect 0\n",
          "\nload\n",
          "\nstore 8\n",
          "\ninvalidate\n");

  private Vandal() {}

  static String damage(String text, Dice dice) {
    StringBuilder result = new StringBuilder(text);
    if (dice.oneIn(3)) {
      retype(result, dice);
      return result.toString();
    }
    for (int i = dice.below(4); i >= 0; i--) {
      once(result, dice);
    }
    return result.toString();
  }

  /** Text that was never good. */
  static String noise(Dice dice) {
    StringBuilder result = new StringBuilder(dice.oneIn(2) ? "pagewalk 1\n" : "");
    List<String> keywords = Grammar.keywords();
    for (int i = dice.below(40); i > 0; i--) {
      switch (dice.below(4)) {
        case 0 -> result.append(dice.pick(keywords)).append(' ');
        case 1 -> result.append((char) dice.below(1 << (1 + dice.below(16))));
        default -> result.append(dice.pick(FRAGMENTS));
      }
    }
    return result.toString();
  }

  /** Writes some things differently that are mostly right either way. */
  private static void retype(StringBuilder text, Dice dice) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && dice.oneIn(8)) {
        text.insert(i, '\t');
        i++;
      } else if (c >= '0' && c <= '9' && dice.oneIn(100)) {
        text.setCharAt(i, (char) ('0' + dice.below(10)));
      } else if (c == '\n' && dice.oneIn(8)) {
        text.insert(i, "#x\r");
        i += 3;
      }
    }
  }

  private static void once(StringBuilder text, Dice dice) {
    int at = dice.below(text.length() + 1);
    int to = Math.min(text.length(), at + 1 + dice.below(dice.oneIn(4) ? 40 : 3));
    switch (dice.below(6)) {
      case 0 -> text.delete(at, to);
      case 1 -> text.insert(at, text.substring(at, to));
      case 2 -> text.insert(at, dice.pick(FRAGMENTS));
      case 3 -> text.replace(at, to, dice.pick(FRAGMENTS));
      case 4 -> text.replace(at, to, String.valueOf((char) (32 + dice.below(95))));
      default -> {
        String piece = text.substring(at, to);
        text.delete(at, to);
        text.insert(dice.below(text.length() + 1), piece);
      }
    }
  }
}
