package bouncecard.adapter.config;

/// Where a value comes from.
sealed interface Origin {

  /// Nobody set it.
  record Default() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /// The configuration file.
  record File(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /// A variable of the environment.
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }
}
