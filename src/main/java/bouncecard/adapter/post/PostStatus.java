package bouncecard.adapter.post;

/// How handing a mail in ended, in the statuses of `sysexits.h`, by which a mail server knows what
/// to do with the mail: delivered, tried again later, or returned.
enum PostStatus {
  KEPT(0),
  /// The command line is wrong.
  USAGE(64),
  /// The mail is.
  DATA(65),
  /// It may go well later.
  LATER(75),
  /// The key is not that of the inlet.
  KEY(77),
  /// The inlet is not there, or no key is given.
  CONFIGURATION(78);

  final int code;

  PostStatus(int code) {
    this.code = code;
  }
}
