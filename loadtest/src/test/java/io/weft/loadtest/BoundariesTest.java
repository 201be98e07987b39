package io.weft.loadtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.weft.loadtest", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule judges_the_ledger_by_its_public_api_alone = classes()
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weft.loadtest..", "io.weft.client", "io.weft.client.routing",
                    "io.weft.api.v1..", "io.weft.local.cluster", "io.weft.local.cassandra", "io.weft.local.process",
                    "io.grpc..", "com.google.protobuf..", "org.HdrHistogram..", "com.fasterxml.jackson..",
                    "com.sun.management..", "org.postgresql..", "picocli..", "java..");

    @ArchTest
    static final ArchRule reads_of_bank_files_do_not_talk_to_a_ledger = noClasses()
            .that().resideInAPackage("..bank..").should().dependOnClassesThat().resideInAnyPackage("io.grpc..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("io.weft.loadtest.(*)..").should().beFreeOfCycles();
}
