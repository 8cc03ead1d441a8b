package earmark.recordings;

/**
 * One version of one object that a phone system uploaded. The key may hold names and numbers: it is
 * kept in the index and goes nowhere else.
 */
record UploadedVersion(String bucket, String key, String version) {
  /** S3's own bound, in bytes of UTF-8. */
  static final int LONGEST_KEY = 1024;

  @Override
  public String toString() {
    return "UploadedVersion[" + version + "]";
  }
}
