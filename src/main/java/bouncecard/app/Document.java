package bouncecard.app;

import bouncecard.text.UntrustedText;
import java.util.Map;

/// One of the things to read that a file, a folder, an archive, a mailbox, a stream or an
/// attachment holds; or why there is none.
public sealed interface Document {

  /// Where it is, for a person to find: `archive.zip/inner/mail.eml`, `box.mbox:3`.
  String source();

  /// A mail or a text, for [Bouncecard#read(byte\[\])].
  ///
  /// @param source where it is
  /// @param bytes its bytes, which nobody changes
  /// @param truncated whether there was more of it than is read; then `bytes` is as long as the
  ///   limit
  @SuppressWarnings("ArrayRecordComponent") // documents are read and never compared
  record Content(String source, byte[] bytes, boolean truncated) implements Document {}

  /// A line of a stream of which each line is one thing to read.
  ///
  /// @param stream what the line is in
  /// @param number the line's number, from 1
  /// @param text the line without its end
  /// @param truncated whether the line goes on after what is read of it
  record Line(String stream, long number, UntrustedText text, boolean truncated)
      implements Document {
    @Override
    public String source() {
      return stream + ":" + number;
    }
  }

  /// Something that is not read, or not to its end. What was read of it before stands.
  ///
  /// @param source where it is
  /// @param fault why
  /// @param detail the limit that was reached, or the reason in a word; empty where there is none
  record Unreadable(String source, InputError fault, String detail) implements Document {

    /// What stands for the placeholders of the fault's message.
    public Map<String, String> values() {
      return Map.of(
          "file", new UntrustedText(source).visible(200), "reason", detail, "limit", detail);
    }
  }
}
