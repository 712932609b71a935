package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds a deployable to {@link ArchitectureRules}. A deployable subclasses it with its base package and the packages
 * that must stay free of frameworks:
 *
 * <pre>
 * class MatchingArchitectureTest extends ArchitectureTest {
 *     MatchingArchitectureTest() {
 *         super("dev.tandem.matching", "dev.tandem.matching.engine..");
 *     }
 * }
 * </pre>
 */
@Tag("gate")
public abstract class ArchitectureTest {

    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private final String basePackage;
    private final String[] domainPackages;

    /** Names the base package and the framework-free packages, the latter as ArchUnit package patterns. */
    protected ArchitectureTest(String basePackage, String... domainPackages) {
        this.basePackage = basePackage;
        this.domainPackages = domainPackages.clone();
    }

    @Test
    void features_are_free_of_cycles() {
        ArchitectureRules.featuresAreFreeOfCycles(basePackage).check(classes());
    }

    @Test
    void the_domain_is_free_of_frameworks() {
        Assumptions.assumeTrue(domainPackages.length > 0, "no package is declared as framework-free");
        ArchitectureRules.domainIsFrameworkFree(domainPackages).check(classes());
    }

    @Test
    void resources_leave_the_store_to_services() {
        ArchitectureRules.resourcesLeaveTheStoreToServices().check(classes());
    }

    @Test
    void repositories_are_the_last_hop() {
        ArchitectureRules.repositoriesAreTheLastHop().check(classes());
    }

    @Test
    void no_other_deployable_is_used() {
        ArchitectureRules.noOtherDeployableIsUsed(basePackage).check(classes());
    }

    @Test
    void every_endpoint_declares_its_access() {
        ArchitectureRules.everyEndpointDeclaresItsAccess().check(classes());
    }

    @Test
    void every_post_is_idempotent() {
        ArchitectureRules.everyPostIsIdempotent().check(classes());
    }

    @Test
    void every_scheduled_method_is_a_sweep() {
        ArchitectureRules.everyScheduledMethodIsASweep().check(classes());
    }

    @Test
    void packages_are_named_by_feature() {
        ArchitectureRules.packagesAreNamedByFeature(basePackage).check(classes());
    }

    @Test
    void user_names_are_compared_by_their_keys() {
        Path sources = Path.of("src", "main", "java");
        assertThat(sources).isDirectory();

        assertThat(SourceRules.foldedUserNames(sources)).isEmpty();
    }

    private JavaClasses classes() {
        return IMPORTED.computeIfAbsent(
                basePackage,
                name -> new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(name));
    }
}
