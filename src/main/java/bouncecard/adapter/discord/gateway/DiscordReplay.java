package bouncecard.adapter.discord.gateway;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.SocketHandler;

/// Has a connection take what Discord delivered to another process, as if it came now.
public final class DiscordReplay {
  private DiscordReplay() {}

  /// Has it taken by what takes events of its kind; one that nobody knows is let be.
  ///
  /// @param delivered as the gateway sent it
  public static void hear(JDA jda, DataObject delivered) {
    JDAImpl now = (JDAImpl) jda;
    SocketHandler handler = now.getClient().getHandler(delivered.getString("t", ""));
    if (handler != null) {
      handler.handle(now.getResponseTotal(), delivered);
    }
  }
}
