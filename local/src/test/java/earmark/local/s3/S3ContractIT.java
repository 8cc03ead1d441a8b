package earmark.local.s3;

import static earmark.local.s3.S3UnderTest.refusal;
import static earmark.local.s3.S3UnderTest.tags;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * What Earmark needs of S3, in one sentence each. It is held against the local S3, and with {@code
 * -Daws.endpoint=URL} against whatever answers there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ContractIT {
  private static final String AUDIO = "RIFF and then forty seconds of a call";

  private S3UnderTest s3;
  private S3Client client;
  private String uploads;
  private String vault;

  @BeforeAll
  void start(@TempDir Path dataDirectory) {
    s3 = S3UnderTest.start(dataDirectory);
    client = s3.client();
    uploads = s3.versionedBucket();
    vault = s3.lockingBucket();
  }

  @AfterAll
  void stop() throws IOException {
    s3.close();
  }

  @Nested
  class Versions {
    @Test
    void shouldSwitchVersioningOnTogetherWithObjectLock() {
      assertThat(client.getBucketVersioning(request -> request.bucket(vault)).status())
          .isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    void shouldMakeANewVersionOfAnOverwriteAndKeepTheOldOne() {
      String key = newKey();
      String first = put(uploads, key, "first").versionId();
      String second = put(uploads, key, "second").versionId();

      assertThat(first).isNotBlank().isNotEqualTo(second);
      assertThat(text(uploads, key, first)).isEqualTo("first");
      assertThat(text(uploads, key, null)).isEqualTo("second");
    }

    @Test
    void shouldPutADeleteMarkerWhenNoVersionIsNamedAndStillReadTheVersion() {
      String key = newKey();
      String version = put(uploads, key, AUDIO).versionId();

      DeleteObjectResponse deleted =
          client.deleteObject(request -> request.bucket(uploads).key(key));

      assertThat(deleted.deleteMarker()).isTrue();
      assertThat(deleted.versionId()).isNotBlank().isNotEqualTo(version);
      assertThat(refusal(() -> text(uploads, key, null)).statusCode()).isEqualTo(404);
      assertThat(text(uploads, key, version)).isEqualTo(AUDIO);
      assertThat(keysIn(uploads)).doesNotContain(key);
      assertThat(
              client
                  .listObjectVersions(request -> request.bucket(uploads).prefix(key))
                  .deleteMarkers())
          .extracting(DeleteMarkerEntry::versionId)
          .containsExactly(deleted.versionId());
    }

    @Test
    void shouldRefuseToReadADeleteMarker() {
      String key = newKey();
      put(uploads, key, AUDIO);
      String marker = client.deleteObject(request -> request.bucket(uploads).key(key)).versionId();

      S3Exception refused = refusal(() -> text(uploads, key, marker));

      assertThat(refused.statusCode()).isEqualTo(405);
    }

    @Test
    void shouldShowTheVersionAgainOnceItsDeleteMarkerIsDeleted() {
      String key = newKey();
      put(uploads, key, AUDIO);
      String marker = client.deleteObject(request -> request.bucket(uploads).key(key)).versionId();

      client.deleteObject(request -> request.bucket(uploads).key(key).versionId(marker));

      assertThat(text(uploads, key, null)).isEqualTo(AUDIO);
    }

    @Test
    void shouldForgetAVersionThatIsDeletedForGood() {
      String key = newKey();
      String first = put(uploads, key, "first").versionId();
      String second = put(uploads, key, "second").versionId();

      client.deleteObject(request -> request.bucket(uploads).key(key).versionId(first));

      assertThat(refusal(() -> text(uploads, key, first)).awsErrorDetails().errorCode())
          .isEqualTo("NoSuchVersion");
      assertThat(text(uploads, key, second)).isEqualTo("second");
    }

    @Test
    void shouldListOnlyWhatIsCurrent() {
      String kept = newKey();
      String gone = newKey();
      put(uploads, kept, AUDIO);
      put(uploads, gone, AUDIO);
      client.deleteObject(request -> request.bucket(uploads).key(gone));

      assertThat(keysIn(uploads)).contains(kept).doesNotContain(gone);
    }
  }

  @Nested
  class Uploading {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "calls/2026/[Smith, Ann]_207-02079460123_20261103101500(42).wav",
          "a name with spaces + plus & ampersand.mp3",
          "17:05:12 büro – étudiant.wav",
          "100% of #1?.wav",
          "semi;colon=and@at,comma.wav"
        })
    void shouldKeepAnyNameAPhoneSystemGives(String name) {
      String key = newKey() + "/" + name;
      String version = put(uploads, key, AUDIO).versionId();

      assertThat(text(uploads, key, version)).isEqualTo(AUDIO);
      assertThat(keysIn(uploads)).contains(key);
    }

    @Test
    void shouldKeepANameOfAThousandCharacters() {
      String key = newKey() + "x".repeat(900);
      put(uploads, key, AUDIO);

      assertThat(text(uploads, key, null)).isEqualTo(AUDIO);
    }

    @Test
    void shouldKeepMetadataTagsAndContentType() {
      String key = newKey();
      client.putObject(
          request ->
              request
                  .bucket(uploads)
                  .key(key)
                  .contentType("audio/wav")
                  .metadata(Map.of("call-from", "01632 960001"))
                  .tagging(tags("retention", "out of scope", "format", "1")),
          RequestBody.fromString(AUDIO));

      HeadObjectResponse head = head(uploads, key);
      assertThat(head.contentType()).isEqualTo("audio/wav");
      assertThat(head.metadata()).containsEntry("call-from", "01632 960001");
      assertThat(tagsOf(uploads, key, head.versionId()))
          .containsOnly(Map.entry("retention", "out of scope"), Map.entry("format", "1"));
    }

    @Test
    void shouldWriteOnlyWhereNothingIsWhenAskedTo() {
      String key = newKey();
      putIfNothingIsThere(key);

      S3Exception refused = refusal(() -> putIfNothingIsThere(key));

      assertThat(refused.statusCode()).isEqualTo(412);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
    }

    @Test
    void shouldRefuseABodyThatIsNotWhatItsChecksumSays() {
      S3Exception refused =
          refusal(
              () ->
                  client.putObject(
                      request ->
                          request.bucket(uploads).key(newKey()).checksumSHA256(sha256("other")),
                      RequestBody.fromString(AUDIO)));

      assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldTakeAnEmptyFile() {
      String key = newKey();
      put(uploads, key, "");

      assertThat(head(uploads, key).contentLength()).isZero();
    }

    private void putIfNothingIsThere(String key) {
      client.putObject(
          request -> request.bucket(uploads).key(key).ifNoneMatch("*"),
          RequestBody.fromString(AUDIO));
    }
  }

  @Nested
  class Copying {
    @Test
    void shouldCopyExactlyTheNamedVersionWithTagsLockAndChecksumInOneCall() {
      String source = newKey();
      String version = put(uploads, source, AUDIO).versionId();
      put(uploads, source, "overwritten since");
      String target = newKey();
      Instant until = inDays(30);

      CopyObjectResponse copy =
          copy(
              source,
              version,
              target,
              request ->
                  request
                      .ifNoneMatch("*")
                      .taggingDirective(TaggingDirective.REPLACE)
                      .tagging(tags("retention", "late-003w", "scope", "kept"))
                      .objectLockMode(ObjectLockMode.GOVERNANCE)
                      .objectLockRetainUntilDate(until)
                      .checksumAlgorithm(ChecksumAlgorithm.SHA256));

      assertThat(copy.copyObjectResult().checksumSHA256()).isEqualTo(sha256(AUDIO));
      assertThat(copy.copyObjectResult().checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
      assertThat(copy.copySourceVersionId()).isEqualTo(version);
      assertThat(text(vault, target, copy.versionId())).isEqualTo(AUDIO);
      assertThat(tagsOf(vault, target, copy.versionId()))
          .containsOnly(Map.entry("retention", "late-003w"), Map.entry("scope", "kept"));
      ObjectLockRetention retention = retentionOf(target, copy.versionId());
      assertThat(retention.mode()).isEqualTo(ObjectLockRetentionMode.GOVERNANCE);
      assertThat(retention.retainUntilDate()).isEqualTo(until);
    }

    @Test
    void shouldTellTheChecksumLaterToWhoeverAsks() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();
      copy(source, null, target, request -> request.checksumAlgorithm(ChecksumAlgorithm.SHA256));

      HeadObjectResponse head =
          client.headObject(
              request -> request.bucket(vault).key(target).checksumMode(ChecksumMode.ENABLED));
      ResponseBytes<GetObjectResponse> got =
          client.getObjectAsBytes(
              request -> request.bucket(vault).key(target).checksumMode(ChecksumMode.ENABLED));

      assertThat(head.checksumSHA256()).isEqualTo(sha256(AUDIO));
      assertThat(got.response().checksumSHA256()).isEqualTo(sha256(AUDIO));
      assertThat(got.response().checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
    }

    @Test
    void shouldRefuseAConditionalCopyWhenTheNameIsTaken() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();
      String first = copyIfNothingIsThere(source, target).versionId();

      S3Exception refused = refusal(() -> copyIfNothingIsThere(source, target));

      assertThat(refused.statusCode()).isEqualTo(412);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
      assertThat(versionsOf(vault, target)).containsExactly(first);
    }

    @Test
    void shouldLetExactlyOneOfManyConditionalCopiesWin() throws Exception {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();

      List<Integer> answers =
          together(
              8,
              () -> {
                try {
                  return copyIfNothingIsThere(source, target).sdkHttpResponse().statusCode();
                } catch (S3Exception refused) {
                  return refused.statusCode();
                }
              });

      assertThat(answers).containsOnlyOnce(200);
      assertThat(answers).allMatch(status -> List.of(200, 409, 412).contains(status));
      assertThat(versionsOf(vault, target)).hasSize(1);
    }

    @Test
    void shouldCountADeleteMarkerAsNothingThere() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();
      copyIfNothingIsThere(source, target);
      client.deleteObject(request -> request.bucket(vault).key(target));

      copyIfNothingIsThere(source, target);

      assertThat(versionsOf(vault, target)).hasSize(2);
    }

    @Test
    void shouldBringTagsAndMetadataAlongUnlessTheyAreReplaced() {
      String source = newKey();
      client.putObject(
          request ->
              request
                  .bucket(uploads)
                  .key(source)
                  .contentType("audio/mpeg")
                  .metadata(Map.of("call-to", "207"))
                  .tagging(tags("colour", "blue")),
          RequestBody.fromString(AUDIO));
      String same = newKey();
      String bare = newKey();

      copy(source, null, same, request -> {});
      copy(
          source,
          null,
          bare,
          request ->
              request
                  .taggingDirective(TaggingDirective.REPLACE)
                  .metadataDirective(MetadataDirective.REPLACE)
                  .contentType("audio/wav")
                  .metadata(Map.of("note", "new")));

      HeadObjectResponse sameHead = head(vault, same);
      assertThat(sameHead.metadata()).containsOnly(Map.entry("call-to", "207"));
      assertThat(sameHead.contentType()).isEqualTo("audio/mpeg");
      assertThat(tagsOf(vault, same, sameHead.versionId())).containsEntry("colour", "blue");
      HeadObjectResponse bareHead = head(vault, bare);
      assertThat(bareHead.metadata()).containsOnly(Map.entry("note", "new"));
      assertThat(bareHead.contentType()).isEqualTo("audio/wav");
      assertThat(tagsOf(vault, bare, bareHead.versionId())).isEmpty();
    }

    @Test
    void shouldLoseAllMetadataWhenReplacedWithNone() {
      String source = newKey();
      client.putObject(
          request -> request.bucket(uploads).key(source).metadata(Map.of("call-to", "207")),
          RequestBody.fromString(AUDIO));
      String target = newKey();

      copy(source, null, target, copy -> copy.metadataDirective(MetadataDirective.REPLACE));

      assertThat(head(vault, target).metadata()).isEmpty();
    }

    @Test
    void shouldHoldACopyFromItsFirstMoment() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();

      String version =
          copy(
                  source,
                  null,
                  target,
                  request -> request.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON))
              .versionId();

      assertThat(head(vault, target).objectLockLegalHoldStatus())
          .isEqualTo(ObjectLockLegalHoldStatus.ON);
      assertThat(refusal(() -> delete(target, version, true)).statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRefuseARetainUntilDateInThePast() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();

      S3Exception refused =
          refusal(
              () ->
                  copy(
                      source,
                      null,
                      target,
                      request ->
                          request
                              .objectLockMode(ObjectLockMode.GOVERNANCE)
                              .objectLockRetainUntilDate(inDays(-1))));

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(versionsOf(vault, target)).isEmpty();
    }

    @Test
    void shouldRefuseALockInABucketThatKnowsNone() {
      String source = newKey();
      put(uploads, source, AUDIO);

      S3Exception refused =
          refusal(
              () ->
                  client.copyObject(
                      request ->
                          request
                              .sourceBucket(uploads)
                              .sourceKey(source)
                              .destinationBucket(uploads)
                              .destinationKey(newKey())
                              .objectLockMode(ObjectLockMode.GOVERNANCE)
                              .objectLockRetainUntilDate(inDays(1))));

      assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldSayThatASourceIsGone() {
      String source = newKey();
      String version = put(uploads, source, AUDIO).versionId();
      put(uploads, source, "later");
      client.deleteObject(request -> request.bucket(uploads).key(source).versionId(version));

      assertThat(refusal(() -> copy(source, version, newKey(), request -> {})).statusCode())
          .isEqualTo(404);
      assertThat(refusal(() -> copy(newKey(), null, newKey(), request -> {})).statusCode())
          .isEqualTo(404);
    }

    @Test
    void shouldCopyANameThatNeedsEncoding() {
      String source = newKey() + "/[Smith, Ann] 100% + é?.wav";
      String version = put(uploads, source, AUDIO).versionId();
      String target = newKey();

      copy(source, version, target, request -> {});

      assertThat(text(vault, target, null)).isEqualTo(AUDIO);
    }

    private CopyObjectResponse copyIfNothingIsThere(String source, String target) {
      return copy(source, null, target, request -> request.ifNoneMatch("*"));
    }
  }

  @Nested
  class CopyingInParts {
    @Test
    void shouldMakeATaggedLockedObjectOfCopiedRangesOfAVersion() {
      String source = newKey();
      String version = put(uploads, source, AUDIO).versionId();
      put(uploads, source, "overwritten since");
      String target = newKey();
      Instant until = inDays(30);
      String uploadId =
          client
              .createMultipartUpload(
                  request ->
                      request
                          .bucket(vault)
                          .key(target)
                          .tagging(tags("retention", "standard"))
                          .objectLockMode(ObjectLockMode.GOVERNANCE)
                          .objectLockRetainUntilDate(until)
                          .checksumAlgorithm(ChecksumAlgorithm.SHA256))
              .uploadId();
      UploadPartCopyResponse part =
          client.uploadPartCopy(
              request ->
                  request
                      .sourceBucket(uploads)
                      .sourceKey(source)
                      .sourceVersionId(version)
                      .copySourceRange("bytes=0-3")
                      .destinationBucket(vault)
                      .destinationKey(target)
                      .uploadId(uploadId)
                      .partNumber(1));
      assertThat(part.copyPartResult().checksumSHA256()).isEqualTo(sha256("RIFF"));

      String made = complete(target, uploadId, part).versionId();

      assertThat(text(vault, target, made)).isEqualTo("RIFF");
      assertThat(tagsOf(vault, target, made)).containsOnly(Map.entry("retention", "standard"));
      assertThat(retentionOf(target, made).retainUntilDate()).isEqualTo(until);
      assertThat(head(vault, target).checksumSHA256()).endsWith("-1");
    }

    @Test
    void shouldRefuseToCompleteWhenTheNameIsTaken() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();
      String uploadId = startUpload(target);
      UploadPartCopyResponse part = copyWhole(source, target, uploadId);
      String first = put(vault, target, "was first").versionId();

      S3Exception refused = refusal(() -> complete(target, uploadId, part));

      assertThat(refused.statusCode()).isEqualTo(412);
      assertThat(versionsOf(vault, target)).containsExactly(first);
    }

    @Test
    void shouldCompleteAnUploadWhenAnotherToItsNameWasAborted() {
      String source = newKey();
      put(uploads, source, AUDIO);
      String target = newKey();
      String uploadId = startUpload(target);
      UploadPartCopyResponse part = copyWhole(source, target, uploadId);
      String other = startUpload(target);
      client.abortMultipartUpload(request -> request.bucket(vault).key(target).uploadId(other));

      complete(target, uploadId, part);

      assertThat(text(vault, target, null)).isEqualTo(AUDIO);
    }

    @Test
    void shouldPutAnUploadedFileTogetherFromItsParts() {
      String target = newKey();
      byte[] first = new byte[5 * 1024 * 1024];
      Arrays.fill(first, (byte) 'x');
      String uploadId =
          client.createMultipartUpload(request -> request.bucket(uploads).key(target)).uploadId();
      List<CompletedPart> parts =
          List.of(
              upload(target, uploadId, 1, first),
              upload(target, uploadId, 2, AUDIO.getBytes(UTF_8)));

      client.completeMultipartUpload(
          request ->
              request
                  .bucket(uploads)
                  .key(target)
                  .uploadId(uploadId)
                  .multipartUpload(upload -> upload.parts(parts)));

      assertThat(head(uploads, target).contentLength()).isEqualTo(first.length + AUDIO.length());
      assertThat(
              client
                  .getObjectAsBytes(
                      request ->
                          request.bucket(uploads).key(target).range("bytes=" + first.length + "-"))
                  .asUtf8String())
          .isEqualTo(AUDIO);
    }

    private CompletedPart upload(String target, String uploadId, int number, byte[] bytes) {
      return CompletedPart.builder()
          .partNumber(number)
          .eTag(
              client
                  .uploadPart(
                      request ->
                          request.bucket(uploads).key(target).uploadId(uploadId).partNumber(number),
                      RequestBody.fromBytes(bytes))
                  .eTag())
          .build();
    }

    @Test
    void shouldKeepAnObjectWhenAnUploadToItsNameIsAborted() {
      String target = newKey();
      put(vault, target, AUDIO);
      String uploadId = startUpload(target);

      client.abortMultipartUpload(request -> request.bucket(vault).key(target).uploadId(uploadId));

      assertThat(text(vault, target, null)).isEqualTo(AUDIO);
    }

    private String startUpload(String target) {
      return client
          .createMultipartUpload(
              request ->
                  request.bucket(vault).key(target).checksumAlgorithm(ChecksumAlgorithm.SHA256))
          .uploadId();
    }

    private UploadPartCopyResponse copyWhole(String source, String target, String uploadId) {
      return client.uploadPartCopy(
          request ->
              request
                  .sourceBucket(uploads)
                  .sourceKey(source)
                  .destinationBucket(vault)
                  .destinationKey(target)
                  .uploadId(uploadId)
                  .partNumber(1));
    }

    private CompleteMultipartUploadResponse complete(
        String target, String uploadId, UploadPartCopyResponse part) {
      return client.completeMultipartUpload(
          request ->
              request
                  .bucket(vault)
                  .key(target)
                  .uploadId(uploadId)
                  .ifNoneMatch("*")
                  .multipartUpload(
                      upload ->
                          upload.parts(
                              CompletedPart.builder()
                                  .partNumber(1)
                                  .eTag(part.copyPartResult().eTag())
                                  .checksumSHA256(part.copyPartResult().checksumSHA256())
                                  .build())));
    }
  }

  @Nested
  class Locking {
    @Test
    void shouldNotDeleteALockedVersionUnlessGovernanceIsBypassed() {
      String key = newKey();
      String version = putLocked(key, inDays(30)).versionId();

      S3Exception refused = refusal(() -> delete(key, version, false));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
      assertThat(text(vault, key, version)).isEqualTo(AUDIO);
      delete(key, version, true);
      assertThat(refusal(() -> text(vault, key, version)).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNotDeleteAHeldVersionEvenWhenGovernanceIsBypassed() {
      String key = newKey();
      String version = put(vault, key, AUDIO).versionId();
      hold(key, version, ObjectLockLegalHoldStatus.ON);

      assertThat(refusal(() -> delete(key, version, true)).statusCode()).isEqualTo(403);

      hold(key, version, ObjectLockLegalHoldStatus.OFF);
      delete(key, version, false);
    }

    @Test
    void shouldPutADeleteMarkerOnALockedVersionAndStillReadIt() {
      String key = newKey();
      String version = putLocked(key, inDays(30)).versionId();

      assertThat(client.deleteObject(request -> request.bucket(vault).key(key)).deleteMarker())
          .isTrue();

      assertThat(text(vault, key, version)).isEqualTo(AUDIO);
    }

    @Test
    void shouldDeleteTheDeleteMarkerOfALockedVersion() {
      String key = newKey();
      putLocked(key, inDays(30));
      String marker = client.deleteObject(request -> request.bucket(vault).key(key)).versionId();

      delete(key, marker, false);

      assertThat(text(vault, key, null)).isEqualTo(AUDIO);
    }

    @Test
    void shouldMakeANewVersionOfALockedName() {
      String key = newKey();
      String locked = putLocked(key, inDays(30)).versionId();

      put(vault, key, "second");

      assertThat(text(vault, key, locked)).isEqualTo(AUDIO);
      assertThat(text(vault, key, null)).isEqualTo("second");
    }

    @Test
    void shouldLengthenALockFreelyAndShortenItOnlyWithTheBypass() {
      String key = newKey();
      String version = putLocked(key, inDays(30)).versionId();
      retain(key, version, inDays(60), false);

      assertThat(refusal(() -> retain(key, version, inDays(40), false)).statusCode())
          .isEqualTo(403);
      assertThat(retentionOf(key, version).retainUntilDate()).isEqualTo(inDays(60));

      retain(key, version, inDays(40), true);
      assertThat(retentionOf(key, version).retainUntilDate()).isEqualTo(inDays(40));
    }

    @Test
    void shouldTellLockHoldAndNumberOfTagsWithTheObject() {
      String key = newKey();
      String version = putLocked(key, inDays(30)).versionId();
      hold(key, version, ObjectLockLegalHoldStatus.ON);
      client.putObjectTagging(
          request ->
              request.bucket(vault).key(key).versionId(version).tagging(tags("a", "1", "b", "2")));

      HeadObjectResponse head = head(vault, key);

      assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.GOVERNANCE);
      assertThat(head.objectLockRetainUntilDate()).isEqualTo(inDays(30));
      assertThat(head.objectLockLegalHoldStatus()).isEqualTo(ObjectLockLegalHoldStatus.ON);
      assertThat(
              client
                  .getObjectAsBytes(request -> request.bucket(vault).key(key))
                  .response()
                  .tagCount())
          .isEqualTo(2);
    }

    @Test
    void shouldTakeALockAwayOnlyWithTheBypass() {
      String key = newKey();
      String version = putLocked(key, inDays(30)).versionId();

      assertThat(refusal(() -> unlock(key, version, null)).statusCode()).isEqualTo(403);
      unlock(key, version, true);

      S3Exception missing = refusal(() -> retentionOf(key, version));
      assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("NoSuchObjectLockConfiguration");
      delete(key, version, false);
    }

    @Test
    void shouldDeleteManyButNotTheLockedOnes() {
      String locked = newKey();
      String free = newKey();
      String lockedVersion = putLocked(locked, inDays(30)).versionId();
      String freeVersion = put(vault, free, AUDIO).versionId();

      DeleteObjectsResponse answer =
          client.deleteObjects(
              request ->
                  request
                      .bucket(vault)
                      .delete(
                          delete ->
                              delete.objects(
                                  identifier(locked, lockedVersion),
                                  identifier(free, freeVersion))));

      assertThat(answer.deleted()).extracting(deleted -> deleted.key()).containsExactly(free);
      assertThat(answer.errors())
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.key()).isEqualTo(locked);
                assertThat(error.code()).isEqualTo("AccessDenied");
              });
      assertThat(text(vault, locked, lockedVersion)).isEqualTo(AUDIO);
    }

    private void unlock(String key, String version, Boolean bypass) {
      client.putObjectRetention(
          request ->
              request
                  .bucket(vault)
                  .key(key)
                  .versionId(version)
                  .bypassGovernanceRetention(bypass)
                  .retention(ObjectLockRetention.builder().build()));
    }

    private ObjectIdentifier identifier(String key, String version) {
      return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    private PutObjectResponse putLocked(String key, Instant until) {
      return client.putObject(
          request ->
              request
                  .bucket(vault)
                  .key(key)
                  .objectLockMode(ObjectLockMode.GOVERNANCE)
                  .objectLockRetainUntilDate(until),
          RequestBody.fromString(AUDIO));
    }

    private void hold(String key, String version, ObjectLockLegalHoldStatus status) {
      client.putObjectLegalHold(
          request ->
              request
                  .bucket(vault)
                  .key(key)
                  .versionId(version)
                  .legalHold(hold -> hold.status(status)));
    }

    private void retain(String key, String version, Instant until, boolean bypass) {
      client.putObjectRetention(
          request ->
              request
                  .bucket(vault)
                  .key(key)
                  .versionId(version)
                  .bypassGovernanceRetention(bypass ? true : null)
                  .retention(
                      retention ->
                          retention
                              .mode(ObjectLockRetentionMode.GOVERNANCE)
                              .retainUntilDate(until)));
    }
  }

  @Nested
  class Tagged {
    @Test
    void shouldReplaceTheWholeSetOfTheNamedVersion() {
      String key = newKey();
      String first = put(uploads, key, "first").versionId();
      String second = put(uploads, key, "second").versionId();
      tag(key, first, tags("retention", "vaulted", "colour", "blue"));

      tag(key, first, tags("retention", "out-of-scope"));

      assertThat(tagsOf(uploads, key, first)).containsOnly(Map.entry("retention", "out-of-scope"));
      assertThat(tagsOf(uploads, key, second)).isEmpty();
    }

    @Test
    void shouldSayThatAVersionToTagIsGone() {
      String key = newKey();
      String first = put(uploads, key, "first").versionId();
      put(uploads, key, "second");
      client.deleteObject(request -> request.bucket(uploads).key(key).versionId(first));

      assertThat(refusal(() -> tag(key, first, tags("a", "b"))).statusCode()).isEqualTo(404);
    }

    private void tag(String key, String version, Tagging tags) {
      client.putObjectTagging(
          request -> request.bucket(uploads).key(key).versionId(version).tagging(tags));
    }
  }

  @Nested
  class Encryption {
    @Test
    void shouldTakeAnUploadThatAsksForEncryption() {
      String key = newKey();
      client.putObject(
          request -> request.bucket(uploads).key(key).serverSideEncryption("AES256"),
          RequestBody.fromString(AUDIO));

      assertThat(text(uploads, key, null)).isEqualTo(AUDIO);
    }
  }

  @Nested
  class Reading {
    @Test
    void shouldReturnTheMetadataAndTheFirstBytesInOneCall() throws IOException {
      String key = newKey();
      String version =
          client
              .putObject(
                  request ->
                      request
                          .bucket(uploads)
                          .key(key)
                          .metadata(Map.of("call-direction", "inbound")),
                  RequestBody.fromString(AUDIO))
              .versionId();

      try (ResponseInputStream<GetObjectResponse> part =
          client.getObject(
              request ->
                  request
                      .bucket(uploads)
                      .key(key)
                      .versionId(version)
                      .range("bytes=0-3")
                      .checksumMode(ChecksumMode.ENABLED))) {
        assertThat(part.readAllBytes()).asString(UTF_8).isEqualTo("RIFF");
        assertThat(part.response().metadata()).containsEntry("call-direction", "inbound");
        assertThat(part.response().contentRange()).isEqualTo("bytes 0-3/" + AUDIO.length());
        assertThat(part.response().versionId()).isEqualTo(version);
      }
    }

    @Test
    void shouldAnswerARangeLongerThanTheObjectWithWhatThereIs() {
      String key = newKey();
      put(uploads, key, AUDIO);

      ResponseBytes<GetObjectResponse> part =
          client.getObjectAsBytes(
              request -> request.bucket(uploads).key(key).range("bytes=0-65535"));

      assertThat(part.asUtf8String()).isEqualTo(AUDIO);
    }

    @Test
    void shouldRefuseARangeOfAnEmptyObject() {
      String key = newKey();
      put(uploads, key, "");

      S3Exception refused =
          refusal(
              () ->
                  client.getObjectAsBytes(
                      request -> request.bucket(uploads).key(key).range("bytes=0-65535")));

      assertThat(refused.statusCode()).isEqualTo(416);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
    }

    @Test
    void shouldSayThatABucketOrAKeyIsNotThere() {
      assertThat(refusal(() -> text(uploads, newKey(), null)).awsErrorDetails().errorCode())
          .isEqualTo("NoSuchKey");
      assertThat(
              refusal(() -> text("earmark-" + UUID.randomUUID(), "key", null))
                  .awsErrorDetails()
                  .errorCode())
          .isEqualTo("NoSuchBucket");
    }
  }

  @Nested
  class Links {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Test
    void shouldPlayARangeOfTheNamedVersion() throws Exception {
      String key = newKey();
      String version = put(vault, key, AUDIO).versionId();
      put(vault, key, "later");

      HttpResponse<String> played = get(link(key, version, Duration.ofMinutes(5)), "bytes=5-7");

      assertThat(played.statusCode()).isEqualTo(206);
      assertThat(played.body()).isEqualTo("and");
      assertThat(played.headers().firstValue("Content-Range"))
          .contains("bytes 5-7/" + AUDIO.length());
      assertThat(played.headers().firstValue("Accept-Ranges")).contains("bytes");
    }

    @Test
    void shouldRefuseALinkAfterItsEnd() throws Exception {
      String key = newKey();
      String version = put(vault, key, AUDIO).versionId();
      URI link = link(key, version, Duration.ofSeconds(1));
      Thread.sleep(Duration.ofMillis(2_500));

      HttpResponse<String> refused = get(link, "bytes=0-3");

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void shouldRefuseALinkWhoseSignatureWasChanged() throws Exception {
      String key = newKey();
      String version = put(vault, key, AUDIO).versionId();
      String link = link(key, version, Duration.ofMinutes(5)).toString();
      String changed = link.replaceFirst("X-Amz-Signature=[0-9a-f]{4}", "X-Amz-Signature=0000");

      HttpResponse<String> refused = get(URI.create(changed), "bytes=0-3");

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void shouldRefuseALinkTurnedToAnotherVersionOrKeyOrEnd() throws Exception {
      String key = newKey();
      String version = put(vault, key, "one").versionId();
      String other = put(vault, key, "two").versionId();
      String otherKey = newKey();
      put(vault, otherKey, "three");
      String link = link(key, version, Duration.ofMinutes(5)).toString();

      assertThat(
              List.of(
                  link.replace(version, other),
                  link.replace(key, otherKey),
                  link.replace("X-Amz-Expires=300", "X-Amz-Expires=3000")))
          .doesNotContain(link)
          .allSatisfy(
              turned ->
                  assertThat(get(URI.create(turned), "bytes=0-1").statusCode()).isEqualTo(403));
    }

    @Test
    void shouldRefuseWhoeverHasNotSigned() throws Exception {
      String key = newKey();
      put(vault, key, AUDIO);
      String link = link(key, null, Duration.ofMinutes(5)).toString();

      assertThat(get(URI.create(link.substring(0, link.indexOf('?'))), "bytes=0-3").statusCode())
          .isEqualTo(403);
    }

    private URI link(String key, String version, Duration life) {
      try (S3Presigner presigner = s3.presigner()) {
        return URI.create(
            presigner
                .presignGetObject(
                    presign ->
                        presign
                            .signatureDuration(life)
                            .getObjectRequest(
                                request -> request.bucket(vault).key(key).versionId(version)))
                .url()
                .toString());
      }
    }

    private HttpResponse<String> get(URI link, String range)
        throws IOException, InterruptedException {
      return BROWSER.send(
          HttpRequest.newBuilder(link).header("Range", range).build(),
          HttpResponse.BodyHandlers.ofString(UTF_8));
    }
  }

  @Nested
  class Strangers {
    @Test
    void shouldRefuseAnUnknownAccessKey() {
      try (S3Client stranger = s3.clientOf("AKIDSTRANGER", "whatever")) {
        S3Exception refused =
            refusal(() -> stranger.listObjectsV2(request -> request.bucket(uploads)));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId");
      }
    }
  }

  private PutObjectResponse put(String bucket, String key, String content) {
    return client.putObject(
        PutObjectRequest.builder().bucket(bucket).key(key).build(),
        RequestBody.fromString(content));
  }

  private CopyObjectResponse copy(
      String source, String version, String target, Consumer<CopyObjectRequest.Builder> more) {
    CopyObjectRequest.Builder request =
        CopyObjectRequest.builder()
            .sourceBucket(uploads)
            .sourceKey(source)
            .sourceVersionId(version)
            .destinationBucket(vault)
            .destinationKey(target);
    more.accept(request);
    return client.copyObject(request.build());
  }

  private void delete(String key, String version, boolean bypass) {
    client.deleteObject(
        request ->
            request
                .bucket(vault)
                .key(key)
                .versionId(version)
                .bypassGovernanceRetention(bypass ? true : null));
  }

  private String text(String bucket, String key, String version) {
    return client
        .getObjectAsBytes(request -> request.bucket(bucket).key(key).versionId(version))
        .asUtf8String();
  }

  private HeadObjectResponse head(String bucket, String key) {
    return client.headObject(
        request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
  }

  private ObjectLockRetention retentionOf(String key, String version) {
    return client
        .getObjectRetention(request -> request.bucket(vault).key(key).versionId(version))
        .retention();
  }

  private Map<String, String> tagsOf(String bucket, String key, String version) {
    return client
        .getObjectTagging(request -> request.bucket(bucket).key(key).versionId(version))
        .tagSet()
        .stream()
        .collect(Collectors.toMap(Tag::key, Tag::value));
  }

  private List<String> keysIn(String bucket) {
    return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private List<String> versionsOf(String bucket, String key) {
    return client
        .listObjectVersions(request -> request.bucket(bucket).prefix(key))
        .versions()
        .stream()
        .map(version -> version.versionId())
        .toList();
  }

  private static <T> List<T> together(int times, Callable<T> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          IntStream.range(0, times).mapToObj(_ -> threads.submit(call)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    }
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  /** At a whole second, for that is how finely S3 keeps it. */
  private static Instant inDays(int days) {
    return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
  }
}
