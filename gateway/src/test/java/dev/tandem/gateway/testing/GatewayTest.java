package dev.tandem.gateway.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** What the tests over HTTP have in common; both fields are set before each test. */
public abstract class GatewayTest {

    @SuppressWarnings("NullAway.Init")
    protected Stack stack;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    protected URI base;

    @TestHTTPResource(value = "health", management = true)
    @SuppressWarnings("NullAway.Init")
    private URI health;

    /** Starts a request to the management port, which has its paths below {@code /q}. */
    protected Response management(String path) {
        return given().get(health.resolve("/q/" + path));
    }

    /** Returns the value of a gauge or counter without tags. */
    protected double metric(String name) {
        return management("metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + ' '))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    /** Starts a request with a valid token. */
    protected RequestSpecification authorised() {
        return given().auth().oauth2(stack.token());
    }
}
