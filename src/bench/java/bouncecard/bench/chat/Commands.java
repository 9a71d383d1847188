package bouncecard.bench.chat;

import java.util.List;

/// What people ask the bot under test, by turns.
final class Commands {
  private static final List<String> ALL =
      List.of(
          "550 5.1.1",
          "252 550",
          "450",
          "5.7.1",
          "help",
          "find greylisting",
          "S3140",
          "550 5.7.26 Unauthenticated email from example.com is not accepted due to domain's"
              + " policy",
          "host mx.example.com[192.0.2.1] said: 452 4.2.2 The recipient's inbox is out of storage"
              + " space");

  private Commands() {}

  /// What the command of this number says.
  static String of(int number) {
    return ALL.get(number % ALL.size());
  }
}
