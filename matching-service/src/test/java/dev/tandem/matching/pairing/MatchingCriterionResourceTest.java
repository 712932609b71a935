package dev.tandem.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@TandemTest
class MatchingCriterionResourceTest {

    private static final String PATH = "/api/v1/matching-criteria";

    @Test
    void an_editor_of_policies_finds_what_it_needs() {
        JsonPath criteria =
                Api.coordinator().get(PATH).then().statusCode(200).extract().jsonPath();

        assertThat(criteria.getList("items.code", String.class))
                .contains("SKILLS", "AFFINITY", "QUESTION", "REPORTING_LINE", "SENIORITY_GAP");
        assertThat(criteria.getString("nextCursor")).isNull();
        JsonPath commitment = criteria.setRootPath("items.find { it.code == 'COMMITMENT' }");
        assertThat(commitment.getString("pointer")).isEqualTo("/weights/commitment");
        assertThat(commitment.getInt("weight.byDefault")).isZero();
        assertThat(commitment.getInt("weight.maximum")).isEqualTo(100);
        assertThat(commitment.getInt("neutral.byDefault")).isEqualTo(500_000);
        assertThat(commitment.getString("parameters[0].pointer")).isEqualTo("/parameters/commitment/toleranceHours");
        assertThat(commitment.getString("parameters[0].unit")).isEqualTo("hours");
    }

    @Test
    void criteria_and_rules_can_be_read_apart() {
        assertThat(Api.coordinator().get(PATH + "?kind=RULE").jsonPath().getList("items.kind", String.class))
                .isNotEmpty()
                .containsOnly("RULE");
        assertThat(Api.coordinator().get(PATH + "?kind=CRITERION").jsonPath().getList("items.kind", String.class))
                .hasSize(15)
                .containsOnly("CRITERION");
    }

    @Test
    void those_who_look_at_programs_read_it_and_participants_do_not() {
        for (String token : List.of(Tokens.viewer(), Tokens.sponsor())) {
            Api.as(token).get(PATH).then().statusCode(200);
        }
        Api.assertProblem(Api.as(Tokens.participant("nobody")).get(PATH), 403, "forbidden");
        Api.assertProblem(Api.as(Tokens.hr()).get(PATH), 403, "forbidden");
    }
}
