package dev.tandem.platform.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds a service to what it takes from a token, whatever the defaults of its libraries are. A service subclasses it with
 * {@code @TandemTest} and names an operation that coordinators may call.
 */
public abstract class TokenRulesTest {

    private static final String USER = "coordinator";

    private final String path;

    /** @param path of a list that a coordinator may read and a token without a role may not */
    protected TokenRulesTest(String path) {
        this.path = path;
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("nothing unusual", Map.of(), 200),
                Arguments.of("no subject", Map.of("sub", Optional.empty()), 401),
                Arguments.of("a blank subject", Map.of("sub", " "), 401),
                Arguments.of("another issuer", Map.of("iss", "https://elsewhere.example"), 401),
                Arguments.of("no issuer", Map.of("iss", Optional.empty()), 401),
                Arguments.of("another audience", Map.of("aud", List.of("payroll")), 401),
                Arguments.of("no audience", Map.of("aud", Optional.empty()), 401),
                Arguments.of("several audiences", Map.of("aud", List.of("payroll", "tandem")), 200),
                Arguments.of("a role as a string", Map.of("roles", "coordinator"), 200),
                Arguments.of("a role with a blank", Map.of("roles", "program coordinator"), 403),
                Arguments.of("several roles in a string", Map.of("roles", "coordinator participant"), 403),
                Arguments.of("a role with a comma", Map.of("roles", "coordinator,participant"), 403),
                Arguments.of("roles with blanks in a list", Map.of("roles", List.of("program coordinator")), 403),
                Arguments.of("a list in a list", Map.of("roles", List.of(List.of("coordinator"))), 403),
                Arguments.of("an object in a list", Map.of("roles", List.of(Map.of("coordinator", true))), 403),
                Arguments.of("what is no text beside a role", Map.of("roles", List.of(7, true, "coordinator")), 200),
                Arguments.of("an object", Map.of("roles", Map.of("coordinator", "coordinator")), 403),
                Arguments.of("another case", Map.of("roles", List.of("Coordinator")), 403),
                Arguments.of("no roles", Map.of("roles", Optional.empty()), 403),
                Arguments.of("groups instead of roles", Map.of("roles", List.of(), "groups", List.of(USER)), 403));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("claims")
    void token_is_taken_at_its_word_and_no_further(String what, Map<String, Object> claims, int status) {
        String token = Tokens.withClaims(USER, claims, "coordinator");

        int answered = given().auth().oauth2(token).get(path).statusCode();

        assertThat(answered).as(what).isEqualTo(status);
    }
}
