package bouncecard.decode;

import bouncecard.delivery.Field;
import bouncecard.delivery.Place;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// How a paste was read: who was taken to say each piece of it, where the values of the reports
/// stood, and why each address in it is a recipient's or is not. Made only where somebody asks.
///
/// Places are counted in UTF-16 units from the beginning of the paste, as it was pasted.
///
/// @param spans in order, none within another; what no span covers is blank
/// @param values of the reports, by their number in the decoding
/// @param addresses in order
public record Provenance(List<Span> spans, List<Value> values, List<Named> addresses) {

  /// Copies the lists.
  public Provenance {
    spans = List.copyOf(spans);
    values = List.copyOf(values);
    addresses = List.copyOf(addresses);
  }

  /// A piece that one speaker said.
  ///
  /// @param words what is said there, without what carried it
  public record Span(int start, int end, Speaker speaker, UntrustedText words) {}

  /// Where the value of a report's field stands.
  public record Value(int report, Field field, int start, int end) {}

  /// An address and whose it is.
  ///
  /// @param place what kind of place names it so; empty for one that is no recipient's
  /// @param not why it is no recipient's; empty for one that is, and for a known sender
  public record Named(
      UntrustedText address,
      int start,
      int end,
      AddressRole role,
      Optional<Place> place,
      Optional<NotRecipient> not) {}
}
