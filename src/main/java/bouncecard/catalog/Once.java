package bouncecard.catalog;

import java.util.Optional;
import java.util.function.Supplier;

/// A value that is computed when first asked for, once. What a short answer does not need is never
/// loaded.
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> compute;
  private volatile Optional<T> value = Optional.empty();

  /// A value that `compute` gives.
  public Once(Supplier<T> compute) {
    this.compute = compute;
  }

  @Override
  public T get() {
    Optional<T> known = value;
    return known.isPresent() ? known.get() : computed();
  }

  private synchronized T computed() {
    if (value.isEmpty()) {
      value = Optional.of(compute.get());
    }
    return value.orElseThrow();
  }
}
