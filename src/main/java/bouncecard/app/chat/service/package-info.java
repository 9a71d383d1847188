/// What answers in a chat, on whatever platform: the service that takes questions and presses and
/// brings cards to where they belong, and what it keeps of them.
@NullMarked
package bouncecard.app.chat.service;

import org.jspecify.annotations.NullMarked;
