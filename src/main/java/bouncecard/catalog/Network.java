package bouncecard.catalog;

/// A network of the address registries.
///
/// @param cidr as `10.0.0.0/8`
/// @param isPublic whether a check may dial what is in it
/// @param use what it is for, as its registry says
public record Network(String cidr, boolean isPublic, String use) {}
