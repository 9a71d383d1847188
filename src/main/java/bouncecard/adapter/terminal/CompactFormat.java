package bouncecard.adapter.terminal;

import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.card.Size;

/// A format for compact cards, whatever it draws by itself.
record CompactFormat(Format format) implements Format {
  @Override
  public String render(AnswerCard reply) {
    return format.render(reply);
  }

  @Override
  public Size size() {
    return Size.COMPACT;
  }
}
