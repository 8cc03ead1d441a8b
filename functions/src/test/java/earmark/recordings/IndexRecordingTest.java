package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.policy.RetentionClass;
import earmark.recordings.IndexRecording.Arrival;
import earmark.recordings.IndexRecording.Outcome;
import earmark.staff.StaffDirectories.DirectoryUnreadableException;
import earmark.staff.StaffDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexRecordingTest {
  private final Scene scene = new Scene();

  @Nested
  class AnOrdinaryCall {
    @Test
    void shouldBeVaultedIndexedAndTaggedInFourCalls() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);

      Outcome outcome = scene.arrive(upload);

      RecordingId id = scene.ids.of(upload);
      assertThat(outcome).isEqualTo(new Outcome.Vaulted(id));
      assertThat(scene.breaker.calls())
          .containsExactly("uploads.read", "vault.store", "index.enter", "uploads.tag");
      assertThat(scene.vault.objects().get(id).source()).isEqualTo(upload);
      assertThat(scene.uploads.tagOf(upload)).contains(RetentionClass.VAULTED);
    }

    @Test
    void shouldBeIndexedWithAllThatIsKnown() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);

      scene.arrive(upload);

      Recording recording = scene.recording(upload);
      assertThat(recording.call().time().start()).isEqualTo(Scene.GOOD_TIME);
      assertThat(recording.call().time().source()).isEqualTo(CallTime.Source.NAME_LOCAL);
      assertThat(recording.call().direction()).isEqualTo(Call.Direction.OUTBOUND);
      assertThat(recording.call().parties())
          .containsExactly(
              new Party.StaffMember("adviser-1", "student-adviser", "201"),
              new Party.Customer(Optional.of("+441632960001")));
      assertThat(recording.scope()).isEqualTo(Scope.KEPT);
      assertThat(recording.audio().channels()).isEqualTo(2);
    }

    @Test
    void shouldBeLockedUntilTheCallsThirdAnniversary() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);

      scene.arrive(upload);

      Vault.Terms terms = scene.vault.objects().get(scene.ids.of(upload)).terms();
      assertThat(terms)
          .isEqualTo(
              new Vault.Terms(
                  "audio/wav",
                  RetentionClass.STANDARD,
                  Scope.KEPT,
                  Instant.parse("2029-11-24T09:15:00Z")));
    }

    @Test
    void shouldBeOfALateClassWhenItComesAWeekAfterTheCall() {
      UploadedVersion upload = scene.upload("[]_201-01632960001_20261116091500(380).wav");

      scene.arrive(upload);

      assertThat(scene.recording(upload).retentionClass()).isEqualTo(RetentionClass.late(1));
    }

    @Test
    void shouldBeAnotherRecordingWhenItIsUploadedOverAnExistingKey() {
      UploadedVersion first = scene.upload(Scene.GOOD_NAME);
      UploadedVersion second = scene.upload(Scene.GOOD_NAME);

      scene.arrive(second);
      scene.arrive(first);

      assertThat(scene.vault.objects()).hasSize(2);
      assertThat(scene.recording(first).vaultVersion())
          .isNotEqualTo(scene.recording(second).vaultVersion());
    }

    @Test
    void shouldNeedNoMoreMemoryWhenItHasSixGigabytes() {
      long sixGigabytes = 6L << 30;
      UploadedVersion upload =
          scene.uploads.putLarge(
              Scene.GOOD_NAME, Sounds.wavHead(0xffff_ffffL).array(), sixGigabytes, Scene.UPLOADED);

      scene.arrive(upload);

      Recording recording = scene.recording(upload);
      assertThat(recording.audio().bytes()).isEqualTo(sixGigabytes);
      assertThat(recording.audio().duration().orElseThrow().toHours()).isEqualTo(27);
    }
  }

  @Nested
  class Twice {
    @Test
    void shouldChangeNothing() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
      scene.arrive(upload);
      Recording before = scene.recording(upload);

      Outcome again = scene.arrive(upload);

      assertThat(again).isEqualTo(new Outcome.Vaulted(scene.ids.of(upload)));
      assertThat(scene.vault.objects()).hasSize(1);
      assertThat(scene.recording(upload)).isEqualTo(before);
    }

    @Test
    void shouldChangeNothingAfterTheDirectoryHasChanged() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
      scene.arrive(upload);
      Recording before = scene.recording(upload);
      scene.directories = () -> new StaffDirectory(List.of(), Scene.LONDON);

      scene.arrive(upload);

      assertThat(scene.recording(upload)).isEqualTo(before);
    }

    @Test
    void shouldKeepWhatIsVaultedThoughItWouldBeOutOfScopeNow() {
      UploadedVersion upload = scene.upload("[]_401-201_20261124091500(3).wav");
      scene.arrive(upload);
      scene.directories =
          () ->
              new StaffDirectory(
                  List.of(
                      Scene.entry("201", "administration-3", "administration"),
                      Scene.entry("401", "administration-1", "administration")),
                  Scene.LONDON);

      scene.arrive(upload);

      assertThat(scene.recording(upload).scope()).isEqualTo(Scope.UNDETERMINED);
      assertThat(scene.uploads.tagOf(upload)).contains(RetentionClass.VAULTED);
    }

    @Test
    void shouldRescueWhatWasOutOfScopeWhenTheDirectoryWasPutRight() {
      UploadedVersion upload = scene.upload("[]_401-402_20261124091500(3).wav");
      scene.arrive(upload);
      scene.directories =
          () -> new StaffDirectory(List.of(Scene.entry("401", "tutor-9", "tutor")), Scene.LONDON);

      scene.arrive(upload);

      assertThat(scene.recording(upload).scope()).isEqualTo(Scope.UNDETERMINED);
      assertThat(scene.uploads.tagOf(upload)).contains(RetentionClass.VAULTED);
    }
  }

  @Nested
  class ADeath {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldBeMadeGoodBehindAnyStep(int step) {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
      scene.breaker.dieBehind(step);
      assertThatThrownBy(() -> scene.arrive(upload)).isInstanceOf(Breaker.DeathException.class);
      scene.breaker.restart();

      scene.arrive(upload);

      assertThat(scene.vault.objects()).containsOnlyKeys(scene.ids.of(upload));
      assertThat(scene.index.entries()).containsOnlyKeys(scene.ids.of(upload));
      assertThat(scene.recording(upload).vaultVersion()).isEqualTo("vault0");
      assertThat(scene.uploads.tagOf(upload)).contains(RetentionClass.VAULTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldBeMadeGoodForACallThatIsOutOfScope(int step) {
      UploadedVersion upload = scene.upload("[]_401-402_20261124091500(3).wav");
      scene.breaker.dieBehind(step);
      assertThatThrownBy(() -> scene.arrive(upload)).isInstanceOf(Breaker.DeathException.class);
      scene.breaker.restart();

      scene.arrive(upload);

      assertThat(scene.vault.objects()).isEmpty();
      assertThat(scene.uploads.tagOf(upload)).contains(RetentionClass.OUT_OF_SCOPE);
    }

    @Test
    void shouldLeaveNoCopyBehindWhenTheDirectoryChangesBeforeTheNextTry() {
      UploadedVersion upload = scene.upload("[]_401-201_20261124091500(3).wav");
      scene.breaker.dieBehind(2);
      assertThatThrownBy(() -> scene.arrive(upload)).isInstanceOf(Breaker.DeathException.class);
      scene.breaker.restart();
      scene.directories =
          () ->
              new StaffDirectory(
                  List.of(
                      Scene.entry("201", "administration-3", "administration"),
                      Scene.entry("401", "administration-1", "administration")),
                  Scene.LONDON);

      Outcome outcome = scene.arrive(upload);

      assertThat(outcome).isEqualTo(new Outcome.Vaulted(scene.ids.of(upload)));
      assertThat(scene.recording(upload).vaultVersion()).isEqualTo("vault0");
    }
  }

  @Nested
  class WhatWaits {
    @ParameterizedTest
    @CsvSource({
      "call.wav, NO_TIME",
      "[]_201-01632960001_20260229091500(1).wav, NO_TIME",
      "[]_201-01632960001_20261125091500(1).wav, IN_THE_FUTURE",
      "[]_201-01632960001_19700101000000(1).wav, TOO_OLD",
      "[]_201-01632960001_20000101120000(1).wav, TOO_OLD",
      "[]_201-01632960001_20261103091500(1).wav, TOO_OLD",
      "GMT20261124-091500_88v27Vl8TzyusVnY6y2uHw_VideoRecording.mp3, NO_PARTY",
    })
    void shouldWaitUntouchedWithItsReason(String name, WaitReason reason) {
      UploadedVersion upload = scene.upload(name);

      Outcome outcome = scene.arrive(upload);

      assertThat(outcome).isEqualTo(new Outcome.Waits(scene.ids.of(upload), reason));
      assertThat(scene.waits(upload)).contains(reason);
      assertThat(scene.vault.objects()).isEmpty();
      assertThat(scene.uploads.tagOf(upload)).isEmpty();
    }

    @Test
    void shouldWaitWhenTheNameHasAThousandCharacters() {
      UploadedVersion upload = scene.upload("x".repeat(1000) + ".wav");

      scene.arrive(upload);

      assertThat(scene.waits(upload)).contains(WaitReason.NO_TIME);
    }

    @Test
    void shouldWaitWhenTheFileIsEmpty() {
      UploadedVersion upload = scene.uploads.put(Scene.GOOD_NAME, new byte[0], Scene.UPLOADED);

      scene.arrive(upload);

      assertThat(scene.waits(upload)).contains(WaitReason.EMPTY);
    }

    @Test
    void shouldWaitWhenTheFileIsAPageOfHtml() {
      byte[] html = "<!doctype html><p>502 Bad Gateway".getBytes(StandardCharsets.UTF_8);
      UploadedVersion upload = scene.uploads.put(Scene.GOOD_NAME, html, Scene.UPLOADED);

      scene.arrive(upload);

      assertThat(scene.waits(upload)).contains(WaitReason.NOT_AUDIO);
    }

    @Test
    void shouldWaitWhenTheHeadOfTheAudioIsCutShort() {
      byte[] cut = Arrays.copyOf(Sounds.wav(10), 30);
      UploadedVersion upload = scene.uploads.put(Scene.GOOD_NAME, cut, Scene.UPLOADED);

      scene.arrive(upload);

      assertThat(scene.waits(upload)).contains(WaitReason.UNREADABLE_AUDIO);
    }

    @Test
    void shouldWaitWhenTheBucketGaveNoVersion() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);

      Outcome outcome =
          scene
              .indexRecording()
              .index(
                  new Arrival(
                      FakeUploads.BUCKET,
                      List.of(upload.key()),
                      Optional.empty(),
                      "0A",
                      Scene.UPLOADED));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Waits.class,
              waits -> assertThat(waits.reason()).isEqualTo(WaitReason.NO_VERSION));
      assertThat(scene.vault.objects()).isEmpty();
    }

    @Test
    void shouldBelieveS3sClockAndNotTheUploaders() {
      UploadedVersion upload =
          scene.upload(
              "call.wav", Map.of("call-start", "2020-01-01T09:00:00Z", "call-from", "01632960001"));

      scene.arrive(upload);

      assertThat(scene.waits(upload)).contains(WaitReason.TOO_OLD);
    }

    @Test
    void shouldForgiveAPhoneSystemWhoseClockIsAFewMinutesAhead() {
      UploadedVersion upload = scene.upload("[]_201-01632960001_20261124092900(1).wav");

      scene.arrive(upload);

      assertThat(scene.waits(upload)).isEmpty();
    }
  }

  @Nested
  class WhatIsOutOfScope {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]_401-402_20261124091500(3).wav",
          "[]_401-310_20261124091500(3).wav",
          "[]_401-01614960312_20261124091500(3).wav"
        })
    void shouldNeverBeVaulted(String name) {
      UploadedVersion upload = scene.upload(name);

      Outcome outcome = scene.arrive(upload);

      assertThat(outcome).isEqualTo(new Outcome.OutOfScope(scene.ids.of(upload)));
      assertThat(scene.vault.objects()).isEmpty();
      assertThat(scene.uploads.tagOf(upload)).contains(RetentionClass.OUT_OF_SCOPE);
    }

    @Test
    void shouldBeNothingWhileTheDirectoryIsEmpty() {
      scene.directories = () -> new StaffDirectory(List.of(), Scene.LONDON);
      UploadedVersion upload = scene.upload("[]_401-402_20261124091500(3).wav");

      scene.arrive(upload);

      assertThat(scene.recording(upload).scope()).isEqualTo(Scope.UNDETERMINED);
    }

    @Test
    void shouldBeTriedAgainWhenTheDirectoryCannotBeRead() {
      scene.directories =
          () -> {
            throw new DirectoryUnreadableException("cut short");
          };
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);

      assertThatThrownBy(() -> scene.arrive(upload))
          .isInstanceOf(DirectoryUnreadableException.class);

      assertThat(scene.vault.objects()).isEmpty();
      assertThat(scene.index.entries()).isEmpty();
      assertThat(scene.uploads.tagOf(upload)).isEmpty();
    }
  }

  @Nested
  class Sources {
    @Test
    void shouldTrustMetadataMoreThanTheName() {
      UploadedVersion upload =
          scene.upload(
              Scene.GOOD_NAME,
              Map.of("call-start", "2026-11-24T09:00:00+00:00", "call-to", "+441632960999"));

      scene.arrive(upload);

      Call call = scene.recording(upload).call();
      assertThat(call.time().source()).isEqualTo(CallTime.Source.METADATA);
      assertThat(call.time().start()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
      assertThat(call.customerNumbers()).containsExactly("+441632960999");
      assertThat(call.staff()).hasSize(1);
    }

    @Test
    void shouldTakeAllPartiesOfACallThatWasTransferred() {
      UploadedVersion upload =
          scene.upload(Scene.GOOD_NAME, Map.of("call-parties", "401, 310 ,+441632960002"));

      scene.arrive(upload);

      assertThat(scene.recording(upload).call().parties()).hasSize(5);
      assertThat(scene.recording(upload).call().customerNumbers()).hasSize(2);
    }

    @Test
    void shouldIndexAWithheldNumberAsAParty() {
      UploadedVersion upload = scene.upload("[anonymous]_anonymous-201_20261124091500(3).wav");

      scene.arrive(upload);

      assertThat(scene.recording(upload).call().parties())
          .contains(new Party.Customer(Optional.empty()));
      assertThat(scene.recording(upload).scope()).isEqualTo(Scope.KEPT);
    }

    @Test
    void shouldTakeTheOnlyPossibleReadingOfARepeatedHour() {
      UploadedVersion upload =
          scene.uploads.put(
              "[]_201-01632960001_20261025013000(3).wav",
              Sounds.wav(100),
              Instant.parse("2026-10-25T00:40:00Z"));

      scene.arrive(upload);

      assertThat(scene.recording(upload).call().time())
          .isEqualTo(
              new CallTime(
                  Instant.parse("2026-10-25T00:30:00Z"),
                  Optional.empty(),
                  CallTime.Source.NAME_LOCAL,
                  CallTime.Doubt.REPEATED));
    }
  }

  @Nested
  class Trouble {
    @Test
    void shouldRecordNothingWhenTheObjectIsGoneAgain() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
      scene.uploads.remove(upload);

      Outcome outcome = scene.arrive(upload);

      assertThat(outcome).isEqualTo(new Outcome.Gone());
      assertThat(scene.index.entries()).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenAnOldEventComesAfterLifecycleClearedTheUpload() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
      scene.arrive(upload);
      Recording before = scene.recording(upload);
      scene.uploads.remove(upload);

      Outcome outcome = scene.arrive(upload);

      assertThat(outcome).isEqualTo(new Outcome.Gone());
      assertThat(scene.recording(upload)).isEqualTo(before);
      assertThat(scene.vault.objects()).hasSize(1);
    }

    @Test
    void shouldIndexTheOlderVersionThoughItsEventComesAfterANewerUpload() {
      UploadedVersion older = scene.upload(Scene.GOOD_NAME);
      UploadedVersion newer =
          scene.uploads.put(Scene.GOOD_NAME, new byte[0], Scene.UPLOADED.plusSeconds(60));
      scene.arrive(newer);

      Outcome outcome = scene.arrive(older);

      assertThat(outcome).isEqualTo(new Outcome.Vaulted(scene.ids.of(older)));
      assertThat(scene.waits(newer)).contains(WaitReason.EMPTY);
      assertThat(scene.uploads.tagOf(newer)).isEmpty();
    }

    @Test
    void shouldTryAgainWhenTheVaultRefuses() {
      UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
      scene.vault.refuse(new IllegalStateException("Access denied"));
      assertThatThrownBy(() -> scene.arrive(upload)).hasMessage("Access denied");
      assertThat(scene.index.entries()).isEmpty();
      assertThat(scene.uploads.tagOf(upload)).isEmpty();
      scene.vault.accept();

      scene.arrive(upload);

      assertThat(scene.vault.objects()).hasSize(1);
    }
  }
}
