package io.weft.protocol.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The core has no actor, driver, clock, thread, random number or I/O in it. */
@AnalyzeClasses(packages = "io.weft.protocol", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    private static final String GENERATED = "io.weft.protocol.codec.*.v1";

    @ArchTest
    static final ArchRule THE_CORE_DEPENDS_ONLY_ON_ITSELF_PROTOBUF_AND_PURE_PARTS_OF_JAVA =
            classes().that(not(resideInAPackage(GENERATED))).should().onlyDependOnClassesThat(resideInAnyPackage(
                    "io.weft.protocol..", "com.google.protobuf..", "java.lang..", "java.util", "java.util.function",
                    "java.util.stream", "java.math", "java.nio", "java.security", "java.util.concurrent"));

    @ArchTest
    static final ArchRule ONLY_THE_JOURNAL_PORT_AND_ITS_USER_KNOW_OF_CONCURRENCY =
            noClasses().that(not(resideInAnyPackage("io.weft.protocol.journal", "io.weft.protocol.entity", GENERATED)))
                    .should().dependOnClassesThat(resideInAnyPackage("java.util.concurrent.."));

    private static final DescribedPredicate<JavaAccess<?>> IT_IS_RANDOM = DescribedPredicate.describe("it is random",
            access -> Set.of("random", "randomUUID", "identityHashCode").contains(access.getTarget().getName()));

    @ArchTest
    static final ArchRule NOBODY_READS_A_CLOCK_SLEEPS_OR_STARTS_A_THREAD =
            noClasses().that(not(resideInAPackage(GENERATED)))
                    .should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
                    .orShould().dependOnClassesThat().areAssignableTo(Thread.class)
                    .orShould().dependOnClassesThat().areAssignableTo(RandomGenerator.class)
                    .orShould().accessTargetWhere(IT_IS_RANDOM);

    @ArchTest
    static final ArchRule THE_MACHINES_DO_NOT_KNOW_EACH_OTHER =
            noClasses().that().resideInAPackage("io.weft.protocol.shard..")
                    .should().dependOnClassesThat().resideInAPackage("io.weft.protocol.coordinator..");

    @ArchTest
    static final ArchRule THE_COORDINATOR_KNOWS_NO_ACCOUNTS =
            noClasses().that().resideInAPackage("io.weft.protocol.coordinator..")
                    .should().dependOnClassesThat().resideInAPackage("io.weft.protocol.shard..");

    @ArchTest
    static final ArchRule THE_MODEL_DEPENDS_ON_NOTHING_ELSE_OF_THE_CORE =
            noClasses().that().resideInAPackage("io.weft.protocol.model")
                    .should().dependOnClassesThat(resideInAPackage("io.weft.protocol..")
                            .and(not(resideInAPackage("io.weft.protocol.model"))));

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLES = slices().matching("io.weft.protocol.(**)").should().beFreeOfCycles();
}
