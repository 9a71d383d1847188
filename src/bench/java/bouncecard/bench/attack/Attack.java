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

  /// Goes on until the time is over, then leaves nothing behind.
  void run(Target target, Until until) throws Exception;
}
