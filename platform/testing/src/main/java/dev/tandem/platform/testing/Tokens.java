package dev.tandem.platform.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Access tokens of the test issuer, to be sent as {@code given().auth().oauth2(Tokens.coordinator())}. */
public final class Tokens {

    private static final Duration VALIDITY = Duration.ofHours(8);

    private Tokens() {}

    /** Returns a token of the program coordinator. */
    public static String coordinator() {
        return of("coordinator", "coordinator");
    }

    /** Returns a token of someone who reads aggregates and reports. */
    public static String viewer() {
        return of("viewer", "viewer");
    }

    /** Returns a token of the HR integration. */
    public static String hr() {
        return of("hr", "hr-integration");
    }

    /** Returns a token of the executive sponsor. */
    public static String sponsor() {
        return of("sponsor", "sponsor");
    }

    /** Returns a token of the person with {@code userName}. */
    public static String participant(String userName) {
        return of(userName, "participant");
    }

    /** Returns a token for {@code subject}, which is also its preferred_username, with {@code roles}. */
    public static String of(String subject, String... roles) {
        return TestServers.token(subject, List.of(roles), VALIDITY, Map.of());
    }

    /** Returns a token that expired an hour ago. */
    public static String expired(String subject, String... roles) {
        return TestServers.token(subject, List.of(roles), Duration.ofHours(-1), Map.of());
    }

    /** Returns a token whose claims are replaced or extended, e.g. by another {@code aud}. */
    public static String withClaims(String subject, Map<String, Object> claims, String... roles) {
        return TestServers.token(subject, List.of(roles), VALIDITY, claims);
    }
}
