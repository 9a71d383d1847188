/// Tests of what is read from files, folders, archives, mailboxes and streams.
@NullMarked
package bouncecard.adapter.input;

import org.jspecify.annotations.NullMarked;
