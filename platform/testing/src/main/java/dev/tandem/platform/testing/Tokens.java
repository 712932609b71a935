package dev.tandem.platform.testing;

import dev.tandem.local.servers.LocalIssuer;
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

    /** Returns a token of {@code user} (its preferred_username, never its subject) with {@code roles}. */
    public static String of(String user, String... roles) {
        return TestServers.token(user, List.of(roles), VALIDITY, Map.of());
    }

    /** Returns a token of another subject than {@code user}'s own that claims to be called {@code user}. */
    public static String impostor(String user, String... roles) {
        return withClaims(user, Map.of("sub", "impostor|" + user), roles);
    }

    /** Returns a token that expired an hour ago. */
    public static String expired(String user, String... roles) {
        return TestServers.token(user, List.of(roles), Duration.ofHours(-1), Map.of());
    }

    /** Returns a token whose claims are replaced, extended or, by an empty {@code Optional}, taken away. */
    public static String withClaims(String user, Map<String, Object> claims, String... roles) {
        return TestServers.token(user, List.of(roles), VALIDITY, claims);
    }

    /** The issuer of all these tokens. */
    public static String issuer() {
        return TestServers.issuerUrl();
    }

    /** The subject of the tokens of {@code user}. */
    public static String subjectOf(String user) {
        return LocalIssuer.subjectOf(user);
    }
}
