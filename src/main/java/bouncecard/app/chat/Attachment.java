package bouncecard.app.chat;

/// A file that came with a question.
///
/// @param name what its sender called it
/// @param bytes its bytes, which nobody changes
@SuppressWarnings("ArrayRecordComponent") // attachments are read and never compared
public record Attachment(String name, byte[] bytes) {

  /// Of how many files at once something is read.
  public static final int MOST = 10;

  /// The largest that is fetched, in bytes, and what all of one question may have together.
  public static final int LARGEST = 16 << 20;
}
