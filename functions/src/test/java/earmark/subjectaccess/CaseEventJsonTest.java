package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The forms in which events stand in the table. Cases live for years: a form that was once written
 * must be read for ever, so a line here is added to, never changed.
 */
class CaseEventJsonTest {
  static Arguments[] stored() {
    return new Arguments[] {
      Arguments.of(
          CasesContract.RECEIVED,
          """
          {"type":"request-received","at":"2026-11-24T10:15:00Z","by":"subject-1","request":\
          {"requester":{"name":"Margaret Hale","contact":"margaret.hale@example.com"},\
          "numbers":["+441632960001"],\
          "windows":[{"from":"2026-11-20T14:00:00","to":"2026-11-20T16:00:00"}],\
          "receivedOn":"2026-11-23"}}\
          """),
      Arguments.of(
          CasesContract.MATCHED,
          """
          {"type":"calls-matched","at":"2026-11-24T10:15:00Z",\
          "recordings":["mfrggzdfmztwq2lknnwg23tpoa"],"search":{"numbers":["+441632960001"],\
          "windows":[{"from":"2026-11-20T14:00:00","to":"2026-11-20T16:00:00"}],"found":1}}\
          """),
      Arguments.of(
          CasesContract.BEGUN,
          """
          {"type":"transcripts-begun","at":"2026-11-24T10:15:00Z","by":"subject-1",\
          "outcomes":[{"recordingId":"mfrggzdfmztwq2lknnwg23tpoa","kind":"REFUSED",\
          "reason":"too short"}]}\
          """),
      Arguments.of(
          new CaseEvent.CallsHeld(Samples.NOW, List.of(Samples.CALL), List.of(Samples.id(1))),
          """
          {"type":"calls-held","at":"2026-11-24T10:15:00Z",\
          "recordings":["mfrggzdfmztwq2lknnwg23tpoa"],"gone":["aaaaaaaaaaaaaaaaaaaaaaaaab"]}\
          """),
    };
  }

  @ParameterizedTest
  @MethodSource("stored")
  void shouldWriteThisForm(CaseEvent event, String json) {
    assertThat(CaseEventJson.write(event)).isEqualTo(json);
  }

  @ParameterizedTest
  @MethodSource("stored")
  void shouldReadThisForm(CaseEvent event, String json) {
    assertThat(CaseEventJson.read(json)).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("stored")
  void shouldPassOverFieldsOfALaterVersion(CaseEvent event, String json) {
    assertThat(CaseEventJson.read(json.replaceFirst("\\{", "{\"later\":{\"more\":[1]},")))
        .isEqualTo(event);
  }
}
