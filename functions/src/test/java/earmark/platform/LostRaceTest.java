package earmark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class LostRaceTest {
  @Test
  void shouldKnowADuplicate() {
    assertThat(LostRace.is(DuplicateItemException.builder().build())).isTrue();
    assertThat(LostRace.is(saying("Duplicate primary key exists in table"))).isTrue();
    assertThat(LostRace.is(saying("Rate exceeded"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "DuplicateItem, , true",
    "TransactionConflict, , true",
    "ValidationError, Duplicate primary key exists in table, true",
    "ValidationError, Item size is too large, false",
    "ThrottlingError, , false",
    "None, , false",
  })
  void shouldKnowWhyATransactionWasCancelled(String code, String message, boolean lost) {
    assertThat(LostRace.is(cancelled(reason("None", null), reason(code, message)))).isEqualTo(lost);
  }

  private static DynamoDbException saying(String message) {
    return (DynamoDbException)
        DynamoDbException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorMessage(message).build())
            .build();
  }

  private static TransactionCanceledException cancelled(CancellationReason... reasons) {
    return TransactionCanceledException.builder()
        .cancellationReasons(Arrays.asList(reasons))
        .build();
  }

  private static CancellationReason reason(String code, String message) {
    return CancellationReason.builder().code(code).message(message).build();
  }
}
