package bouncecard.app;

import bouncecard.catalog.Message;

/// Why something is not read, or not to its end.
public enum InputError {
  /// There is no such file.
  NO_SUCH_FILE(Message.ERROR_NO_SUCH_FILE),
  /// It cannot be opened, or reading it failed.
  CANNOT_READ(Message.ERROR_CANNOT_READ),
  /// A pipe, socket or device in the file system.
  NO_FILE(Message.ERROR_NO_FILE),
  /// A folder without files.
  EMPTY_FOLDER(Message.ERROR_EMPTY_FOLDER),
  /// Nothing but white space, or an archive without files.
  EMPTY(Message.ERROR_EMPTY_INPUT),
  /// Neither a mail nor a text.
  BINARY(Message.ERROR_BINARY),
  /// A document of pages, of which no text is read.
  PDF(Message.ERROR_PDF),
  /// An entry of an archive that is encrypted, or compressed in a way that is not read.
  NOT_UNPACKED(Message.ERROR_NOT_UNPACKED),
  /// A compressed stream that breaks off or contradicts itself.
  DAMAGED(Message.ERROR_DAMAGED),
  /// An archive in an archive in an archive and so on.
  TOO_DEEP(Message.ERROR_TOO_DEEP),
  /// An archive with more entries than are read.
  TOO_MANY_ENTRIES(Message.ERROR_TOO_MANY_ENTRIES),
  /// Compressed data that becomes more than is read.
  TOO_MUCH(Message.ERROR_TOO_MUCH),
  /// Compressed data that becomes so much larger as only data made for the purpose does.
  BOMB(Message.ERROR_BOMB),
  /// A mistake of this program's.
  FAILED(Message.ERROR_FAILED);

  private final Message message;

  InputError(Message message) {
    this.message = message;
  }

  /// What a person is told, with the placeholders of [Document.Unreadable#values()].
  public Message message() {
    return message;
  }
}
