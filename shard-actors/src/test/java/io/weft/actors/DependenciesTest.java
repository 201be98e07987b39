package io.weft.actors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.weft.actors", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule ACTORS_KNOW_THE_PROTOCOL_AND_PEKKO_AND_NO_JOURNAL_DRIVER_OR_GRPC = classes()
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weft.actors..", "io.weft.protocol..",
                    "org.apache.pekko..", "scala..", "org.slf4j..", "com.typesafe.config..", "com.google.protobuf..",
                    "java..");

    @ArchTest
    static final ArchRule SHELLS_DO_NOT_KNOW_WHAT_A_SHARD_OR_A_COORDINATOR_DOES = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("io.weft.protocol.shard..", "io.weft.protocol.coordinator..");

    @ArchTest
    static final ArchRule SHELLS_DO_NOT_KNOW_WHERE_THEY_RUN_OR_HOW_MESSAGES_TRAVEL = noClasses()
            .that().resideInAPackage("io.weft.actors.entity..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("io.weft.actors.sharding..", "io.weft.actors.serialization..", "org.apache.pekko.cluster..");

    @ArchTest
    static final ArchRule ONLY_THE_SERIALIZERS_KNOW_PROTOBUF = noClasses()
            .that().resideOutsideOfPackage("io.weft.actors.serialization..")
            .should().dependOnClassesThat().resideInAnyPackage("com.google.protobuf..", "io.weft.protocol.codec..");

    @ArchTest
    static final ArchRule NOTHING_SLEEPS_OR_MAKES_THREADS = noClasses()
            .should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callConstructor(Thread.class, Runnable.class);
}
