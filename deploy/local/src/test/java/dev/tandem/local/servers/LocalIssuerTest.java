package dev.tandem.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalIssuerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_form_post_mints_a_token_with_the_agreed_claims() throws Exception {
        try (LocalIssuer issuer = LocalIssuer.start("test", 0);
                HttpClient http = HttpClient.newHttpClient()) {
            String form =
                    "grant_type=client_credentials&client_id=tandem&client_secret=x&user=ana.lopez&role=participant";
            HttpRequest request = HttpRequest.newBuilder(URI.create(issuer.tokenEndpoint()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();

            JsonNode answer =
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body());

            JsonNode claims = claims(answer.path("access_token").asText());
            assertThat(claims.path("iss").asText()).isEqualTo(issuer.issuerUrl());
            assertThat(claims.path("sub").asText())
                    .isEqualTo(LocalIssuer.subjectOf("ana.lopez"))
                    .isNotEqualTo("ana.lopez");
            assertThat(claims.path("preferred_username").asText()).isEqualTo("ana.lopez");
            assertThat(claims.path("roles")).isEqualTo(JSON.readTree("[\"participant\"]"));
            assertThat(audience(claims)).isEqualTo("tandem");
        }
    }

    @Test
    void a_minted_token_carries_all_roles_and_may_be_expired() throws Exception {
        try (LocalIssuer issuer = LocalIssuer.start("local", 0)) {
            JsonNode claims = claims(issuer.token(
                    "coordinator", List.of("coordinator", "viewer"), Duration.ofMinutes(-5), Map.of("x", "y")));

            assertThat(claims.path("iss").asText()).isEqualTo(issuer.issuerUrl());
            assertThat(claims.path("roles")).hasSize(2);
            assertThat(claims.path("x").asText()).isEqualTo("y");
            assertThat(audience(claims)).isEqualTo("tandem");
            assertThat(Instant.ofEpochSecond(claims.path("exp").asLong())).isBefore(Instant.now());
        }
    }

    @Test
    void a_claim_can_be_replaced_or_left_out() throws Exception {
        try (LocalIssuer issuer = LocalIssuer.start("test", 0)) {
            JsonNode claims = claims(issuer.token(
                    "ana.lopez",
                    List.of(),
                    Duration.ofMinutes(5),
                    Map.of("sub", Optional.empty(), "iss", "elsewhere")));

            assertThat(claims.has("sub")).isFalse();
            assertThat(claims.path("iss").asText()).isEqualTo("elsewhere");
            assertThat(claims.path("preferred_username").asText()).isEqualTo("ana.lopez");
        }
    }

    @Test
    void it_refuses_to_start_in_production() {
        assertThatThrownBy(() -> LocalIssuer.start("prod", 0).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("prod");
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static String audience(JsonNode claims) {
        JsonNode audience = claims.path("aud");
        return audience.isArray() ? audience.path(0).asText() : audience.asText();
    }
}
