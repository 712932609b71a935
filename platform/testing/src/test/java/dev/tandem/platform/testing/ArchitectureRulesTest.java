package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {

    private static final String GOOD = "dev.tandem.platform.testing.sample.good";
    private static final String BAD = "dev.tandem.platform.testing.sample.bad";

    private static final JavaClasses GOOD_CLASSES = new ClassFileImporter().importPackages(GOOD);
    private static final JavaClasses BAD_CLASSES = new ClassFileImporter().importPackages(BAD);

    static Stream<ArchRule> rules() {
        return Stream.of(
                ArchitectureRules.featuresAreFreeOfCycles(BAD),
                ArchitectureRules.domainIsFrameworkFree(BAD + ".."),
                ArchitectureRules.resourcesLeaveTheStoreToServices(),
                ArchitectureRules.repositoriesAreTheLastHop(),
                ArchitectureRules.everyEndpointDeclaresItsAccess(),
                ArchitectureRules.everyPostIsIdempotent(),
                ArchitectureRules.packagesAreNamedByFeature(BAD));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_broken_structure_is_found(ArchRule rule) {
        assertThat(rule.evaluate(BAD_CLASSES).hasViolation()).isTrue();
    }

    @Test
    void a_sound_structure_passes() {
        List<ArchRule> rules = List.of(
                ArchitectureRules.featuresAreFreeOfCycles(GOOD),
                ArchitectureRules.resourcesLeaveTheStoreToServices(),
                ArchitectureRules.repositoriesAreTheLastHop(),
                ArchitectureRules.noOtherDeployableIsUsed(GOOD),
                ArchitectureRules.everyEndpointDeclaresItsAccess(),
                ArchitectureRules.everyPostIsIdempotent(),
                ArchitectureRules.packagesAreNamedByFeature(GOOD));

        assertThatCode(() -> rules.forEach(rule -> rule.check(GOOD_CLASSES))).doesNotThrowAnyException();
    }
}
