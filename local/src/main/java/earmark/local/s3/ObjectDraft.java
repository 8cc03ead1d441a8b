package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.ChecksumAlgorithm;
import com.adobe.testing.s3mock.s3.dto.Owner;
import com.adobe.testing.s3mock.s3.dto.StorageClass;
import com.adobe.testing.s3mock.s3.dto.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A version that is to be.
 *
 * @param bytes a file with its content, which stays where it is
 * @param checksum of the whole content, Base64
 */
record ObjectDraft(
    Path bytes,
    String contentType,
    Map<String, String> storedHeaders,
    Map<String, String> userMetadata,
    List<Tag> tags,
    ChecksumAlgorithm algorithm,
    String checksum,
    Owner owner,
    StorageClass storageClass) {}
