package io.weft.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.weft.local", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule runs_programs_and_knows_none_of_their_classes = classes()
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weft.local..", "picocli..", "java..");

    @ArchTest
    static final ArchRule only_commands_know_of_a_command_line = noClasses()
            .that().resideInAnyPackage("io.weft.local.cassandra..", "io.weft.local.cluster..", "io.weft.local.process..")
            .should().dependOnClassesThat().resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("io.weft.local.(*)..").should().beFreeOfCycles();
}
