package bouncecard.adapter.input;

/// How much is read before the rest is skipped.
///
/// @param document the bytes of one document
/// @param entries the entries of an archive, with those of archives in it
/// @param unpacked the bytes that come out of a compressed input, at all depths
/// @param ratio how many times its size a compressed input may become
/// @param grace the bytes that may come out before the ratio is looked at
/// @param depth how many archives may be packed into one another
public record Limits(int document, int entries, long unpacked, int ratio, int grace, int depth) {
  /// A mail with the largest attachment that common providers take is twice as large, and its
  /// report is at its beginning.
  private static final int LARGEST_DOCUMENT = 16 << 20;

  /// A mailbox of some years has as many mails; an archive whose entries are tiny and without end
  /// stops here.
  private static final int MOST_ENTRIES = 200_000;

  /// A day's log of a large site. It is read as it comes and takes time, not memory.
  private static final long MOST_UNPACKED = 16L << 30;

  /// Logs shrink to a tenth or, where they repeat themselves, a fiftieth. Deflate cannot do better
  /// than a thousandth, which is what bombs have.
  private static final int HIGHEST_RATIO = 250;

  /// What is small may repeat itself: so much fills no memory and takes no time.
  private static final int GRACE = 8 << 20;

  /// A zip of zips is what export tools make; one more level is for the chat that packed it again.
  private static final int DEEPEST = 3;

  /// The limits for whoever reads their own files.
  public static final Limits USUAL =
      new Limits(LARGEST_DOCUMENT, MOST_ENTRIES, MOST_UNPACKED, HIGHEST_RATIO, GRACE, DEEPEST);

  /// The limits for files that anybody in a chat may send to a program that has little memory and
  /// other people to answer. What a mail takes while it is read is six times its size.
  public static final Limits CHAT =
      new Limits(2 << 20, 10_000, 256L << 20, HIGHEST_RATIO, GRACE, DEEPEST);
}
