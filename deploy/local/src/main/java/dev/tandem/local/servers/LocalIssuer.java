package dev.tandem.local.servers;

import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * An OIDC issuer that signs whatever it is asked to, for the local stack and the tests.
 *
 * <p>A token is minted by {@link #token} or by a form POST to {@link #tokenEndpoint()} with {@code
 * grant_type=client_credentials}, {@code client_id}, {@code client_secret}, {@code user} and {@code role}; with {@code expired} it
 * has expired, with {@code name} it has that {@code preferred_username} instead of the user's. Its subject is
 * {@link #subjectOf}; as with real issuers, nothing can be told from it. Because anyone who reaches it can be anybody, it listens on the loopback interface only and refuses to start outside the profiles
 * {@code local} and {@code test}.
 */
public final class LocalIssuer implements AutoCloseable {

    /** The audience that every service expects. */
    public static final String AUDIENCE = "tandem";

    private static final Set<String> ALLOWED_PROFILES = Set.of("local", "test");
    private static final String ISSUER_ID = "default";
    private static final String CLIENT_ID = "tandem-local";

    private static final String SUBJECT_PREFIX = "local|";

    // Never the same: whoever took the name for the identity would be found out.
    private static final String CONFIGURATION = """
            {"interactiveLogin": false, "httpServer": "MockWebServerWrapper",
             "tokenCallbacks": [{"issuerId": "default", "tokenExpiry": 28800,
              "requestMappings": [
               {"requestParam": "expired", "match": "*",
                "claims": {"sub": "local|${user}", "preferred_username": "${user}", "aud": ["tandem"], "roles": ["${role}"],
                 "exp": 1700000000}},
               {"requestParam": "name", "match": "*",
                "claims": {"sub": "local|${user}", "preferred_username": "${name}", "aud": ["tandem"], "roles": ["${role}"]}},
               {"requestParam": "grant_type", "match": "*",
               "claims": {"sub": "local|${user}", "preferred_username": "${user}", "aud": ["tandem"], "roles": ["${role}"]}}]}]}
            """;

    private final MockOAuth2Server server;
    private final String issuerUrl;
    private final int port;

    private LocalIssuer(MockOAuth2Server server) {
        this.server = server;
        this.issuerUrl = server.issuerUrl(ISSUER_ID).toString();
        this.port = server.baseUrl().port();
    }

    /** Starts the issuer on {@code port} (0: any free one); {@code profile} is the one that the whole stack runs in. */
    public static LocalIssuer start(String profile, int port) {
        if (!ALLOWED_PROFILES.contains(profile)) {
            throw new IllegalStateException(
                    "the local issuer signs anything and must not run in profile '" + profile + "'");
        }
        QuietLogging.apply();
        MockOAuth2Server server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(CONFIGURATION));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new LocalIssuer(server);
    }

    /** Returns the address of an issuer on {@code port}, whichever process runs it. */
    public static String issuerUrl(int port) {
        return "http://localhost:" + port + "/" + ISSUER_ID;
    }

    /** Returns the issuer's address, for {@code quarkus.oidc.auth-server-url}. */
    public String issuerUrl() {
        return issuerUrl;
    }

    /** Returns where tokens are asked for over HTTP. */
    public String tokenEndpoint() {
        return issuerUrl + "/token";
    }

    /** Returns the port on the loopback interface. */
    public int port() {
        return port;
    }

    /** Returns the {@code sub} of a user's tokens, unless they are asked for with another one. */
    public static String subjectOf(String user) {
        return SUBJECT_PREFIX + user;
    }

    /**
     * Signs a token for {@code user}, its {@code preferred_username}, with {@code roles}.
     *
     * @param validity how long from now it is valid; a negative duration gives an expired token
     * @param extraClaims claims on top, which replace the usual ones of the same name; an empty {@code Optional} takes one
     *     away
     */
    public String token(String user, List<String> roles, Duration validity, Map<String, Object> extraClaims) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("preferred_username", user);
        claims.put("roles", List.copyOf(roles));
        // The library leaves out what is null.
        extraClaims.forEach((name, value) -> claims.put(name, value.equals(Optional.empty()) ? null : value));
        return server.issueToken(
                        ISSUER_ID,
                        CLIENT_ID,
                        new DefaultOAuth2TokenCallback(
                                ISSUER_ID, subjectOf(user), "JWT", List.of(AUDIENCE), claims, validity.toSeconds()))
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
