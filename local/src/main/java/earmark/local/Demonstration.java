package earmark.local;

/** Shows what the system does. */
public final class Demonstration {
  private Demonstration() {}

  /**
   * Runs it.
   *
   * @return whether every step happened
   */
  public static boolean run(LocalStack stack) {
    Addresses.print(stack, System.out);
    return !stack.functions().isEmpty();
  }
}
