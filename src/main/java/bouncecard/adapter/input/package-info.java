/// What people give to read, as a stream of documents: files, folders, Maildirs, mailboxes (mbox,
/// RFC 4155), zip and gzip (RFC 1952), standard input and attachments.
@NullMarked
package bouncecard.adapter.input;

import org.jspecify.annotations.NullMarked;
