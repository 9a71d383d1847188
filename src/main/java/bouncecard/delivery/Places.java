package bouncecard.delivery;

import java.util.Optional;

/// Where each field of a [FailedDelivery] was found.
///
/// @param packed four bits a field: 0 where it was not found, else the place's ordinal and one
@SuppressWarnings("EnumOrdinal") // the numbers never leave the process
public record Places(long packed) {
  /// Nothing was found.
  public static final Places NONE = new Places(0);

  private static final int BITS = 4;
  private static final long MASK = (1L << BITS) - 1;

  /// Where that field was found; empty where it was not.
  public Optional<Place> of(Field field) {
    int number = (int) (packed >>> (field.ordinal() * BITS) & MASK);
    return number == 0 ? Optional.empty() : Optional.of(Place.values()[number - 1]);
  }

  /// The same with a field's place.
  public Places with(Field field, Place place) {
    int shift = field.ordinal() * BITS;
    return new Places((packed & ~(MASK << shift)) | (place.ordinal() + 1L) << shift);
  }
}
