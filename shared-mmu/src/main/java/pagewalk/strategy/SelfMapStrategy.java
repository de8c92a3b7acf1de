package pagewalk.strategy;

import java.util.List;
import java.util.Optional;
import pagewalk.kernel.Boot;
import pagewalk.kernel.Maintenance;
import pagewalk.kernel.Premises;
import pagewalk.kernel.Strategy;
import pagewalk.setting.Setting;
import pagewalk.setting.Settings;

/** A strategy with a recursive slot: what its kind has in common before the kernel runs. */
abstract class SelfMapStrategy implements Strategy {
  @Override
  public List<Setting> options() {
    return List.of(SelfMap.SLOT, SelfMap.SPARE);
  }

  @Override
  public boolean growsByFault() {
    return true;
  }

  @Override
  public List<Maintenance> maintenance() {
    return List.of(SelfMap.WINDOW, SelfMap.HANGING);
  }

  @Override
  public Optional<Objection> objection(Premises premises) {
    return SelfMap.objection(premises);
  }

  @Override
  public void arrange(Boot boot, Settings options) {
    SelfMap.arrange(boot, options);
  }
}
