package earmark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the lines that INVARIANTS.md draws through the functions' code. */
class ArchitectureTest {
  /** A package may use those before it; a group of packages on one line may not use each other. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("platform"),
          Set.of("policy"),
          Set.of("audit", "staff", "notifications"),
          Set.of("access"),
          Set.of("recordings"),
          Set.of("retention"),
          Set.of("transcripts"),
          Set.of("subjectaccess"));

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages("earmark");

  private static final DescribedPredicate<JavaClass> MAY_KNOW_AWS =
      describe(
          "an adapter or a handler",
          type ->
              outermost(type)
                  .getSimpleName()
                  .matches("(Aws|DynamoDb|S3|Transcribe)\\w*|\\w+Handler"));

  @Test
  void shouldUseOnlyPackagesAbove() {
    List<String> above = new ArrayList<>();
    for (Set<String> layer : LAYERS) {
      for (String name : layer) {
        List<String> allowed = new ArrayList<>(above);
        allowed.add(name);
        classes()
            .that()
            .resideInAPackage("earmark." + name)
            .should()
            .onlyDependOnClassesThat(
                resideInAPackage("earmark..")
                    .negate()
                    .or(
                        describe(
                            "one of " + allowed, type -> allowed.contains(simplePackage(type)))))
            .check(CODE);
      }
      above.addAll(layer);
    }
  }

  @Test
  void shouldKnowEveryPackageAndFindNoneEmpty() {
    Set<String> known = new TreeSet<>();
    LAYERS.forEach(known::addAll);
    Set<String> found = new TreeSet<>();
    CODE.stream()
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .forEach(type -> found.add(simplePackage(type)));
    assertThat(found).isEqualTo(known);
  }

  /** The platform is what adapters and handlers are made of, and knows nothing of the domain. */
  @Test
  void shouldKeepAwsToAdaptersAndHandlers() {
    noClasses()
        .that(DescribedPredicate.not(MAY_KNOW_AWS))
        .and()
        .resideOutsideOfPackage("earmark.platform")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon.awssdk..", "com.amazonaws.services.lambda.runtime.events..")
        .check(CODE);
  }

  /** Time comes in as a Clock or an Instant; only where a handler is wired is a clock made. */
  @Test
  void shouldNeverAskWhatTimeItIs() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "the present time is asked for",
                (JavaAccess<?> access) ->
                    (access.getTargetOwner().getPackageName().equals("java.time")
                            && access.getName().equals("now")
                            && access.getTarget().getFullName().contains("()"))
                        || (access.getTargetOwner().isEquivalentTo(System.class)
                            && access.getName().matches("currentTimeMillis"))))
        .check(CODE);
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Handler")
        .and()
        .resideOutsideOfPackage("earmark.platform")
        .should()
        .accessTargetWhere(
            describe(
                "a system clock is made",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().isEquivalentTo(Clock.class)
                        && access.getName().startsWith("system")))
        .check(CODE);
  }

  /**
   * Promise 1: no function deletes an original; and no user waits for a scan or a listing. A work
   * copy in casework is Earmark's own, and goes as soon as it has been heard.
   */
  @Test
  void shouldNeitherDeleteObjectsNorScanNorList() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("earmark.transcripts.S3WorkCopies")
        .should()
        .accessTargetWhere(
            describe(
                "S3 is asked to delete or list, or DynamoDB to scan or delete",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().getPackageName().startsWith("software.amazon.awssdk")
                        && access
                            .getName()
                            .matches(
                                "deleteObjects?|deleteBucket\\w*|listObject\\w*|scan|scanPaginator")))
        .check(CODE);
  }

  @Test
  void shouldLetHandlersBeMadeByLambda() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Handler")
        .should()
        .bePublic()
        .andShould()
        .haveModifier(JavaModifier.FINAL)
        .andShould()
        .beAssignableTo(
            DescribedPredicate.or(
                JavaClass.Predicates.assignableTo(RequestHandler.class),
                JavaClass.Predicates.assignableTo(RequestStreamHandler.class)))
        .check(CODE);
    CODE.stream()
        .filter(type -> type.getSimpleName().endsWith("Handler"))
        .forEach(
            type ->
                assertThat(type.tryGetConstructor())
                    .as("the no-argument constructor of %s", type.getName())
                    .isPresent());
  }

  @Test
  void shouldSayInEveryPackageWhatItIsFor() {
    LAYERS.stream()
        .flatMap(Set::stream)
        .forEach(
            name ->
                assertThat(CODE.contain("earmark." + name + ".package-info")).as(name).isTrue());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static String simplePackage(JavaClass type) {
    return type.getPackageName().replaceFirst("^earmark\\.?", "");
  }
}
