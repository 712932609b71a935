package dev.tandem.gateway.testing;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** What the tests over HTTP have in common; both fields are set before each test. */
public abstract class GatewayTest {

    @SuppressWarnings("NullAway.Init")
    protected Stack stack;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    protected URI base;

    /** Starts a request with a valid token. */
    protected RequestSpecification authorised() {
        return given().auth().oauth2(stack.token());
    }
}
