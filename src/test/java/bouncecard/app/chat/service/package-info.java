/// Tests of what answers in a chat.
@NullMarked
package bouncecard.app.chat.service;

import org.jspecify.annotations.NullMarked;
