package bouncecard.adapter.state.redis;

/// What is to be done as soon as Redis is there, and again with each look at it.
interface RedisWork {
  void run() throws RedisAway;
}
