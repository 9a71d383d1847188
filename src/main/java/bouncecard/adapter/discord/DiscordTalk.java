package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordAnswer;
import bouncecard.adapter.discord.api.DiscordApi;
import bouncecard.adapter.discord.api.DiscordApi.RefusedException;
import bouncecard.adapter.discord.api.DiscordErrors;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.entities.MessageReference.MessageReferenceType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;

/// The talk before a message: what it replies to, then the thread that it stands in, the newest
/// first, and what the thread was begun from.
///
/// Without a switch of the application's, Discord shows others' messages without what is in them.
///
/// @param question the message
record DiscordTalk(DiscordApi api, DiscordFiles files, Message question) implements Surroundings {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;

  /// Whether anything was said before it that may be meant.
  static boolean isIn(Message question) {
    return isReply(question) || question.getChannelType().isThread();
  }

  private static boolean isReply(Message question) {
    MessageReference to = question.getMessageReference();
    return to != null && to.getType() == MessageReferenceType.DEFAULT;
  }

  @Override
  public Found look() {
    List<Message> messages = new ArrayList<>();
    Optional<UserError> hidden = Optional.empty();
    try {
      if (isReply(question)) {
        messages.add(repliedTo());
      }
      if (question.getChannelType().isThread()) {
        addThread(messages);
      }
    } catch (RefusedException e) {
      hidden = Optional.of(DiscordErrors.trouble(e.refused()));
    }
    String self = question.getJDA().getSelfUser().getId();
    List<Earlier> earlier = new ArrayList<>();
    for (Message message : messages) {
      DiscordText said = DiscordText.of(message).without(self);
      boolean isOwn = message.getAuthor().getId().equals(self);
      if (!isOwn && isBlank(message)) {
        hidden = Optional.of(UserError.of(DiscordPhrase.UNSEEN));
      } else if (!isOwn && !said.isEmpty()) {
        earlier.add(new Earlier(said.text(), files.of(said.files())));
      }
    }
    return new Found(earlier, hidden);
  }

  /// Nobody can post such a message: what is in it is kept from the bot.
  private static boolean isBlank(Message message) {
    return !message.getType().isSystem()
        && DiscordText.of(message).isEmpty()
        && message.getAttachments().isEmpty()
        && message.getStickers().isEmpty()
        && message.getPoll() == null;
  }

  private Message repliedTo() throws RefusedException {
    Message known = question.getReferencedMessage();
    MessageReference to = question.getMessageReference();
    if ((known != null && !isBlank(known)) || to == null) {
      return known == null ? question : known;
    }
    return api.answered(() -> question.getChannel().retrieveMessageById(to.getMessageId()));
  }

  private void addThread(List<Message> messages) throws RefusedException {
    String before = question.getId();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      String from = before;
      List<Message> page =
          api.answered(
                  () -> MessageHistory.getHistoryBefore(question.getChannel(), from).limit(PAGE))
              .getRetrievedHistory();
      messages.addAll(page);
      if (page.size() < PAGE) {
        break;
      }
      before = page.getLast().getId();
    }
    ThreadChannel thread = question.getChannel().asThreadChannel();
    boolean hasBegun = messages.stream().anyMatch(one -> one.getId().equals(thread.getId()));
    if (!hasBegun && thread.getParentChannel() instanceof MessageChannel parent) {
      addStart(parent, thread, messages);
    }
  }

  /// A thread need not have been begun from a message, and that may have been deleted.
  private void addStart(MessageChannel parent, ThreadChannel thread, List<Message> messages)
      throws RefusedException {
    try {
      messages.add(api.answered(() -> parent.retrieveMessageById(thread.getId())));
    } catch (RefusedException e) {
      if (e.refused().why() != DiscordAnswer.Reason.GONE) {
        throw e;
      }
    }
  }
}
