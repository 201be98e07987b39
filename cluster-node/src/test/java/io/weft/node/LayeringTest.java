package io.weft.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.weft.node", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    @ArchTest
    static final ArchRule requestsFlowFromGrpcThroughTheGateway = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("program").definedBy("io.weft.node")
            .layer("grpc").definedBy("io.weft.node.grpc")
            .layer("gateway").definedBy("io.weft.node.gateway")
            .layer("settings").definedBy("io.weft.node.settings")
            .layer("statistics").definedBy("io.weft.node.statistics")
            .layer("operations").definedBy("io.weft.node.operations")
            .whereLayer("program").mayNotBeAccessedByAnyLayer()
            .whereLayer("grpc").mayOnlyBeAccessedByLayers("program")
            .whereLayer("gateway").mayOnlyBeAccessedByLayers("program", "grpc")
            .whereLayer("statistics").mayOnlyBeAccessedByLayers("program", "grpc")
            .whereLayer("operations").mayOnlyBeAccessedByLayers("program", "grpc")
            .whereLayer("settings").mayOnlyBeAccessedByLayers("program", "grpc", "gateway");

    @ArchTest
    static final ArchRule gatewayKnowsNoApiMessagesAndNoTransport = noClasses().that().resideInAPackage("io.weft.node.gateway")
            .should().dependOnClassesThat().resideInAnyPackage("io.weft.api..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule grpcKnowsNoActors = noClasses().that().resideInAPackage("io.weft.node.grpc")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.pekko..");

    @ArchTest
    static final ArchRule onlyTheProgramPutsJournalAndActorsTogether = noClasses()
            .that().resideInAnyPackage("io.weft.node.gateway", "io.weft.node.grpc", "io.weft.node.operations", "io.weft.node.statistics")
            .should().dependOnClassesThat().resideInAnyPackage("io.weft.persistence..", "io.weft.actors..");

    @ArchTest
    static final ArchRule onlyProgramsMayEndTheirProcess = noClasses().that()
            .doNotHaveSimpleName("WeftNode").and().doNotHaveSimpleName("SchemaCommand")
            .and().doNotHaveSimpleName("StatisticsCommand")
            .should().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class);
}
