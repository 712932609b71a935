package dev.tandem.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gate")
class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tandem.gateway");

    @Test
    void features_are_free_of_cycles() {
        slices().matching("dev.tandem.gateway.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void the_gateway_knows_no_service_and_has_no_database() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tandem.platform..",
                        "dev.tandem.participants..",
                        "dev.tandem.matching..",
                        "dev.tandem.goals..",
                        "dev.tandem.feedback..",
                        "jakarta.persistence..",
                        "java.sql..",
                        "org.hibernate..")
                .check(classes);
    }
}
