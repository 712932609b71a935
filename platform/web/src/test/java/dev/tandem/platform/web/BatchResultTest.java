package dev.tandem.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchResultTest {

    @Test
    void each_item_tells_what_became_of_it() {
        UUID id = Ids.next();
        ProblemException refusal =
                ProblemException.invalid(new FieldError("/email", "INVALID", "must be an address").under("/people/1"));

        JsonNode json = Json.mapper()
                .valueToTree(new BatchResult<>(List.of(
                        BatchResult.Item.<String>done(0, 201, id, null),
                        BatchResult.Item.<String>refused(1, refusal))));

        assertThat(json.at("/items/0").toString())
                .isEqualTo("{\"index\":0,\"status\":201,\"id\":\"%s\"}".formatted(id));
        assertThat(json.at("/items/1/status").asInt()).isEqualTo(400);
        assertThat(json.at("/items/1/problem/type").asText()).isEqualTo("urn:tandem:problem:validation-failed");
        assertThat(json.at("/items/1/problem/errors/0/pointer").asText()).isEqualTo("/people/1/email");
        assertThat(json.at("/items/1/problem/detail").asText()).isEqualTo("/people/1/email must be an address");
    }
}
