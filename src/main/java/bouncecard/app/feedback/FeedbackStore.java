package bouncecard.app.feedback;

/// Port: keeps what people called wrong, where the operator wants that.
public interface FeedbackStore {
  /// Keeps nothing.
  FeedbackStore NONE =
      new FeedbackStore() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void keep(WrongAnswer wrong) {}
      };

  /// Whether anything is kept.
  boolean isOn();

  /// Keeps it; what cannot be kept is told to the operator.
  void keep(WrongAnswer wrong);
}
