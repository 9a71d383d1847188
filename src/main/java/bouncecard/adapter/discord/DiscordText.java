package bouncecard.adapter.discord;

import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.Component;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.tree.ComponentTree;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Message.Attachment;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.entities.messages.MessageSnapshot;
import org.jspecify.annotations.Nullable;

/// The text of a message: its own words, those of embeds and components, and those of what it
/// forwards.
///
/// @param files that came with it and could hold a bounce
record DiscordText(UntrustedText text, List<Attachment> files) {

  /// All of a message.
  static DiscordText of(Message message) {
    List<String> parts = new ArrayList<>();
    List<Attachment> files = new ArrayList<>(message.getAttachments());
    parts.add(message.getContentRaw());
    message.getEmbeds().forEach(embed -> add(embed, parts));
    add(message.getComponentTree(), parts);
    for (MessageSnapshot snapshot : message.getMessageSnapshots()) {
      parts.add(snapshot.getContentRaw());
      snapshot.getEmbeds().forEach(embed -> add(embed, parts));
      add(snapshot.getComponentTree(), parts);
      files.addAll(snapshot.getAttachments());
    }
    return new DiscordText(joined(parts), files.stream().filter(DiscordFiles::isReadable).toList());
  }

  /// The same without the words that mention the bot.
  DiscordText without(String mentioned) {
    return without(mentioned, "");
  }

  /// The same without those that mention its role either.
  ///
  /// @param role empty where it has none
  DiscordText without(String mentioned, String role) {
    String said =
        text.value().replace("<@" + mentioned + ">", " ").replace("<@!" + mentioned + ">", " ");
    String bare = role.isEmpty() ? said : said.replace("<@&" + role + ">", " ");
    return new DiscordText(new UntrustedText(bare.strip()), files);
  }

  /// Whether there is nothing to be read.
  boolean isEmpty() {
    return text.isBlank() && files.isEmpty();
  }

  private static UntrustedText joined(List<String> parts) {
    return new UntrustedText(
        String.join("\n", parts.stream().filter(part -> !part.isBlank()).toList()));
  }

  private static void add(MessageEmbed embed, List<String> parts) {
    add(embed.getAuthor() == null ? null : embed.getAuthor().getName(), parts);
    add(embed.getTitle(), parts);
    add(embed.getDescription(), parts);
    for (MessageEmbed.Field field : embed.getFields()) {
      Stream.of(field.getName(), field.getValue())
          .filter(one -> one != null && !one.isBlank())
          .reduce((name, value) -> name + ": " + value)
          .ifPresent(parts::add);
    }
    add(embed.getFooter() == null ? null : embed.getFooter().getText(), parts);
  }

  private static void add(@Nullable String part, List<String> parts) {
    if (part != null) {
      parts.add(part);
    }
  }

  private static void add(ComponentTree<? extends Component> components, List<String> parts) {
    components.findAll(TextDisplay.class).forEach(text -> parts.add(text.getContent()));
  }
}
