package io.weft.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.weft.persistence", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule journalsKnowTheirPortAndTheirMediumAndNothingElse = classes()
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                    "io.weft.persistence..", "io.weft.protocol.journal", "io.weft.protocol.route",
                    "org.rocksdb", "com.datastax.oss.driver.api..", "org.slf4j", "java..");

    @ArchTest
    static final ArchRule onlyTheEmbeddedJournalKnowsRocksDb = noClasses()
            .that().resideOutsideOfPackage("io.weft.persistence.rocksdb")
            .should().dependOnClassesThat().resideInAnyPackage("org.rocksdb", "io.weft.persistence.rocksdb");

    @ArchTest
    static final ArchRule onlyTheJournalOfAClusterKnowsCassandra = noClasses()
            .that().resideOutsideOfPackage("io.weft.persistence.cassandra")
            .should().dependOnClassesThat().resideInAnyPackage("com.datastax..", "io.weft.persistence.cassandra");

    @ArchTest
    static final ArchRule theFrameKnowsNoJournal = noClasses()
            .that().resideInAPackage("io.weft.persistence.frame")
            .should().dependOnClassesThat().resideInAnyPackage("io.weft.persistence.log", "io.weft.persistence.memory", "io.weft.persistence.rocksdb");

    @ArchTest
    static final ArchRule theLogOfFramesKnowsNoDatabase = noClasses()
            .that().resideInAPackage("io.weft.persistence.log")
            .should().dependOnClassesThat().resideInAnyPackage("io.weft.persistence.memory", "io.weft.persistence.rocksdb");

    @ArchTest
    static final ArchRule journalsDoNotKnowOneAnother = noClasses()
            .that().resideInAnyPackage("io.weft.persistence.rocksdb", "io.weft.persistence.cassandra")
            .should().dependOnClassesThat().resideInAPackage("io.weft.persistence.memory");
}
