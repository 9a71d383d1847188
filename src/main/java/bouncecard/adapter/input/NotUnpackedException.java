package bouncecard.adapter.input;

import java.util.zip.ZipException;

/// An entry of an archive that is whole, as far as that can be seen, and that this program does not
/// unpack.
final class NotUnpackedException extends ZipException {
  private static final long serialVersionUID = 1;

  /// @param how it is packed
  NotUnpackedException(String how) {
    super(how);
  }
}
