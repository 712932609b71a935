package dev.tandem.platform.testing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of a service over HTTP with real PostgreSQL, Kafka and issuer. All classes that carry it share one running
 * service; every answer to REST-assured is checked against {@code contracts/openapi.yaml}.
 */
@QuarkusTest
@WithTestResource(value = TandemTestResource.class, scope = TestResourceScope.MATCHING_RESOURCES)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TandemTest {}
