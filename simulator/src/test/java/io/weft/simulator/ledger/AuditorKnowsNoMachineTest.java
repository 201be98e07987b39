package io.weft.simulator.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whoever judges must not share a mistake with whom he judges. */
@AnalyzeClasses(packages = {"io.weft.simulator.check", "io.weft.simulator.ledger"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class AuditorKnowsNoMachineTest {

    @ArchTest
    static final ArchRule theModelOfTheLedgerKnowsTheCheckerAlone = classes()
            .that().resideInAPackage("io.weft.simulator.ledger")
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                    "io.weft.simulator.ledger", "io.weft.simulator.check", "java..");

    @ArchTest
    static final ArchRule theCheckerKnowsNoLedger = classes()
            .that().resideInAPackage("io.weft.simulator.check")
            .should().onlyDependOnClassesThat().resideInAnyPackage("io.weft.simulator.check", "java..");
}
