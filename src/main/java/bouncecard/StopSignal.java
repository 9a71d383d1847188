package bouncecard;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// SIGTERM and SIGINT: the first asks for an orderly end, a second one ends the program at once.
///
/// A shutdown hook would do for the first, but during shutdown Java hears no second one. What hears
/// both is `sun.misc.Signal`, which javac warns of in a way that nothing silences; so it is reached
/// by name.
final class StopSignal {
  private static final int KILLED_BY = 128;

  private record Signal(String name, int number) {}

  private StopSignal() {}

  /// Runs `stop` in a thread of its own when the first signal comes.
  static void listen(Runnable stop) {
    AtomicBoolean isStopping = new AtomicBoolean();
    for (Signal signal : List.of(new Signal("INT", 2), new Signal("TERM", 15))) {
      listen(
          signal.name(),
          () -> {
            if (isStopping.getAndSet(true)) {
              Runtime.getRuntime().halt(KILLED_BY + signal.number());
            }
            stop.run();
          });
    }
  }

  private static void listen(String name, Runnable heard) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle made =
          lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
      MethodHandle handle =
          lookup.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
      MethodHandle run =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(heard);
      Object own =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object _ = handle.invoke(made.invoke(name), own);
    } catch (IllegalArgumentException _) {
      // With -Xrs the operator keeps signals from Java; they end the program as they always do.
    } catch (Throwable e) {
      throw new IllegalStateException(
          "This Java cannot tell of signals: it lacks jdk.unsupported", e);
    }
  }
}
