package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.adapter.state.ReadMarkLine;
import bouncecard.app.inlet.ReadMark;
import bouncecard.app.inlet.ReadMarks;
import java.util.Optional;

/// How far a mailbox has been read, shared by all processes; one of them reads it.
record RedisMarks(RedisValue value) implements ReadMarks {

  @Override
  public Optional<ReadMark> latest() {
    return value.read().flatMap(bytes -> ReadMarkLine.parsed(new String(bytes, UTF_8)));
  }

  @Override
  public void keep(ReadMark mark) {
    boolean _ = value.write(ReadMarkLine.of(mark).getBytes(UTF_8));
  }
}
