package earmark.platform;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Tells whether DynamoDB refused an insert because somebody else had written, or was just writing,
 * the same key. DynamoDB Local gives a duplicate no code of its own, but the same words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html">ExecuteTransaction,
 *     and its cancellation reasons</a>
 */
public final class LostRace {
  private static final String DUPLICATE = "Duplicate primary key exists in table";

  private LostRace() {}

  /** Whether an insert failed because its key is taken, or a transaction for that or a conflict. */
  public static boolean is(DynamoDbException failure) {
    return switch (failure) {
      case DuplicateItemException _ -> true;
      case TransactionCanceledException cancelled ->
          cancelled.cancellationReasons().stream().anyMatch(LostRace::is);
      default -> saysDuplicate(failure.getMessage());
    };
  }

  private static boolean is(CancellationReason reason) {
    return "DuplicateItem".equals(reason.code())
        || "TransactionConflict".equals(reason.code())
        || saysDuplicate(reason.message());
  }

  private static boolean saysDuplicate(String message) {
    return Optional.ofNullable(message).filter(text -> text.startsWith(DUPLICATE)).isPresent();
  }
}
