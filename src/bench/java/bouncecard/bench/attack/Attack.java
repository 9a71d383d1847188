package bouncecard.bench.attack;

/// One thing that strangers do, or an upstream does to the bot, for as long as it is measured. A
/// further one is a class and its line in [Attacks].
interface Attack {

  /// What it is called on the command line.
  String name();

  /// Whether the bot is to say at `/ready` that it is not in service while this goes on.
  default boolean takesService() {
    return false;
  }

  /// How many milliseconds a card of an honest question may take meanwhile, one in a hundred aside.
  default double longestCard() {
    return 250;
  }

  /// Whether what is asked of itself, beside what honest people notice, was held.
  default boolean isHeld() {
    return true;
  }

  /// What there is to say of that; empty where there is nothing.
  default String told() {
    return "";
  }

  /// Goes on until the time is over, then leaves nothing behind.
  void run(Target target, Until until) throws Exception;
}
