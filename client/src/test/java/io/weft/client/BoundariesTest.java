package io.weft.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.random.RandomGenerator;

@AnalyzeClasses(packages = "io.weft.client", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule knows_the_ledger_by_its_public_api_alone = classes()
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weft.client..", "io.weft.api.v1..", "io.grpc..",
                    "com.google.protobuf..", "org.slf4j..", "java..");

    @ArchTest
    static final ArchRule does_not_choose_a_transport = noClasses()
            .should().dependOnClassesThat().resideInAPackage("io.grpc.netty..");

    @ArchTest
    static final ArchRule what_is_sent_where_and_when_is_decided_without_grpc_or_threads = classes()
            .that().resideInAPackage("io.weft.client.routing")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weft.client.routing", "java.lang..", "java.util",
                    "java.util.function", "java.util.stream");

    @ArchTest
    static final ArchRule and_without_clock_or_chance = noClasses()
            .that().resideInAPackage("io.weft.client.routing")
            .should().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().areAssignableTo(Thread.class)
            .orShould().dependOnClassesThat().areAssignableTo(RandomGenerator.class);

    @ArchTest
    static final ArchRule the_shell_does_not_know_its_users = noClasses()
            .that().resideInAnyPackage("io.weft.client.routing", "io.weft.client.transport")
            .should().dependOnClassesThat().resideInAPackage("io.weft.client");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles = slices().matching("io.weft.client.(*)..").should().beFreeOfCycles();
}
