package earmark.subjectaccess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import earmark.platform.Json;
import earmark.recordings.RecordingId;
import java.io.UncheckedIOException;

/** Case events as they are stored. Fields that a later version added are passed over. */
final class CaseEventJson {
  private static final JsonMapper MAPPER =
      Json.mapper()
          .rebuild()
          .addModule(
              new SimpleModule()
                  .addSerializer(RecordingId.class, ToStringSerializer.instance)
                  .addDeserializer(RecordingId.class, new RecordingIds()))
          .build();

  private CaseEventJson() {}

  static String write(CaseEvent event) {
    try {
      return MAPPER.writerFor(CaseEvent.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CaseEvent read(String json) {
    try {
      return MAPPER.readValue(json, CaseEvent.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class RecordingIds extends FromStringDeserializer<RecordingId> {
    RecordingIds() {
      super(RecordingId.class);
    }

    @Override
    protected RecordingId _deserialize(String value, DeserializationContext context) {
      return new RecordingId(value);
    }
  }
}
