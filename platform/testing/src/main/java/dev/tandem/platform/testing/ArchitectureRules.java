package dev.tandem.platform.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;

/** The structure that every deployable keeps, as rules over the classes below its base package. */
public final class ArchitectureRules {

    private static final List<String> DEPLOYABLES = List.of(
            "dev.tandem.participants",
            "dev.tandem.matching",
            "dev.tandem.goals",
            "dev.tandem.feedback",
            "dev.tandem.gateway");

    private static final Set<String> ACCESS_ANNOTATIONS = Set.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated",
            "io.quarkus.security.PermissionsAllowed");

    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final String POST = "jakarta.ws.rs.POST";
    private static final String IDEMPOTENT = "dev.tandem.platform.web.Idempotent";

    private static final String SCHEDULED = "io.quarkus.scheduler.Scheduled";
    private static final String SWEEP = "dev.tandem.platform.web.Sweep";

    private ArchitectureRules() {}

    /** Features, the packages right below {@code basePackage}, do not depend on each other in circles. */
    public static ArchRule featuresAreFreeOfCycles(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /** The domain packages know no framework, so that rules are testable and readable without one. */
    public static ArchRule domainIsFrameworkFree(String... domainPackages) {
        return noClasses()
                .that()
                .resideInAnyPackage(domainPackages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.vertx..",
                        "jakarta..",
                        "org.hibernate..",
                        "org.eclipse.microprofile..",
                        "org.apache.kafka..",
                        "com.fasterxml.jackson..");
    }

    /** From resource to database there are two hops at most: a resource asks a service or queries, never the store. */
    public static ArchRule resourcesLeaveTheStoreToServices() {
        DescribedPredicate<JavaClass> store = simpleNameEndingWith("Repository")
                .or(simpleNameEndingWith("EntityManager"))
                .or(resideInAnyPackage("org.hibernate..", "javax.sql..", "java.sql..", "io.agroal.."))
                .as("repositories, entity managers or data sources");
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should(accessClassesThat(store))
                .orShould()
                .dependOnClassesThat(simpleNameEndingWith("Repository"))
                .allowEmptyShould(true);
    }

    /** Repositories are the last hop: they call no service and no resource. */
    public static ArchRule repositoriesAreTheLastHop() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .dependOnClassesThat(simpleNameEndingWith("Service").or(simpleNameEndingWith("Resource")))
                .allowEmptyShould(true);
    }

    /** No deployable is compiled against another one: they meet in contracts. */
    public static ArchRule noOtherDeployableIsUsed(String basePackage) {
        String[] others = DEPLOYABLES.stream()
                .filter(deployable -> !deployable.equals(basePackage))
                .map(deployable -> deployable + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(basePackage + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    /** Whoever adds an endpoint says who may call it, on the method or on its class. */
    public static ArchRule everyEndpointDeclaresItsAccess() {
        return methods()
                .that(areEndpoints())
                .should(declareOneOf(ACCESS_ANNOTATIONS, "declare who may call it (@RolesAllowed, @PermitAll, …)"))
                .allowEmptyShould(true);
    }

    /** Every POST can be repeated safely with an Idempotency-Key. */
    public static ArchRule everyPostIsIdempotent() {
        return methods()
                .that()
                .areAnnotatedWith(POST)
                .should(declareOneOf(Set.of(IDEMPOTENT), "be @Idempotent"))
                .allowEmptyShould(true);
    }

    /** A database that is away is one line of the log for whatever runs by the clock. */
    public static ArchRule everyScheduledMethodIsASweep() {
        return methods()
                .that()
                .areAnnotatedWith(SCHEDULED)
                .should(declareOneOf(Set.of(SWEEP), "be a @Sweep"))
                .allowEmptyShould(true);
    }

    /** Packages are named after the field, not after the kind of their classes. */
    public static ArchRule packagesAreNamedByFeature(String basePackage) {
        return classes()
                .that()
                .resideInAPackage(basePackage + "..")
                .should()
                .resideOutsideOfPackages(
                        "..impl..",
                        "..util..",
                        "..utils..",
                        "..helper..",
                        "..helpers..",
                        "..manager..",
                        "..common..",
                        "..dto..",
                        "..model..",
                        "..controller..",
                        "..repository..",
                        "..service..")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HTTP_METHOD)
                                || isStandardMethod(annotation.getRawType().getName())));
    }

    // The meta-annotation is only visible when the JAX-RS API is among the imported or resolvable classes.
    private static boolean isStandardMethod(String annotation) {
        return annotation.startsWith("jakarta.ws.rs.")
                && Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
                        .contains(annotation.substring("jakarta.ws.rs.".length()));
    }

    private static ArchCondition<JavaMethod> declareOneOf(Set<String> annotations, String description) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean declared = annotations.stream()
                        .anyMatch(annotation -> method.isAnnotatedWith(annotation)
                                || method.getOwner().isAnnotatedWith(annotation));
                events.add(new SimpleConditionEvent(
                        method,
                        declared,
                        method.getFullName() + " does not " + description + " in " + method.getSourceCodeLocation()));
            }
        };
    }
}
