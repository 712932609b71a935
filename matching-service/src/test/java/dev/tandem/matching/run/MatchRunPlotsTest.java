package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@TandemTest
class MatchRunPlotsTest {

    private static final String SVG = "image/svg+xml";

    @Inject
    PoolFixture pool;

    @Test
    void the_distribution_counts_every_pair_in_a_bin() throws Exception {
        UUID run = run();

        JsonPath distribution = Runs.get(run, "distribution");

        assertThat(distribution.getList("bins")).hasSize(20);
        assertThat(distribution.getList("bins.pairs", Long.class).stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(3);
        assertThat(distribution.getInt("pairs")).isEqualTo(3);
        assertThat(distribution.getInt("quantiles.mean")).isEqualTo(Api.run(run).getInt("summary.meanScore"));
        Document picture = picture(run, "distribution");
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(21);
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith("3 pairs");
    }

    @Test
    void a_run_without_pairs_has_an_empty_picture() throws Exception {
        UUID run = Runs.completed(pool.cohort(), Map.of());

        assertThat(Runs.get(run, "distribution").getMap("")).doesNotContainKey("quantiles");
        assertThat(Runs.get(run, "heat-map").getList("cells")).isEmpty();
        assertThat(picture(run, "distribution")
                        .getElementsByTagName("desc")
                        .item(0)
                        .getTextContent())
                .isEqualTo("The run proposes no pairs.");
        assertThat(picture(run, "heat-map").getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Test
    void the_heat_map_counts_pairs_by_departments() throws Exception {
        UUID run = run();

        JsonPath map = Runs.get(run, "heat-map");

        assertThat(map.getList("rows.text")).containsExactly("Engineering", "R&D <\"labs\">");
        assertThat(map.getList("columns.text")).containsExactly("Engineering");
        assertThat(map.getList("cells.pairs")).containsExactly(2, 1);
        assertThat(map.getList("cells.meanScore")).hasSize(2);
        Document picture = picture(run, "heat-map");
        assertThat(picture.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(picture.getDocumentElement().getTextContent()).contains("R&D <\"labs\">");
    }

    @Test
    void the_heat_map_counts_criteria_by_tenths_of_their_score() throws Exception {
        UUID run = run();

        JsonPath map = Runs.get(run, "heat-map?by=CRITERIA");

        assertThat(map.getList("rows.text")).contains("SKILLS", "LANGUAGES").hasSize(7);
        assertThat(map.getList("columns")).hasSize(10);
        assertThat(map.getList("cells.pairs", Long.class).stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(21);
        assertThat(picture(run, "heat-map?by=CRITERIA")
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(71);
    }

    @Test
    void viewers_see_pictures_without_the_means_of_few() {
        UUID run = run();

        JsonPath map =
                Api.as(Tokens.viewer()).get(Runs.PATH + "/{id}/heat-map", run).jsonPath();

        assertThat(map.getList("cells.pairs")).containsExactly(2, 1);
        assertThat(map.getList("cells.meanScore")).containsOnlyNulls();
        Api.assertProblem(
                Api.as(Tokens.participant("nobody")).get(Runs.PATH + "/{id}/heat-map", run), 403, "forbidden");
        assertThat(Api.coordinator()
                        .get(Runs.PATH + "/{id}/heat-map?by=STARS", run)
                        .statusCode())
                .isEqualTo(400);
    }

    private UUID run() {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 1, 3);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 3);
        pool.change(
                PoolFixture.PEOPLE, mentees.getFirst().personId(), "changed", Map.of("department", "R&D <\"labs\">"));
        return Runs.completed(cohort, Map.of());
    }

    private static Document picture(UUID run, String what) throws Exception {
        Response answer = Api.coordinator().accept(SVG).get(Runs.PATH + "/{id}/" + what, run);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(SVG);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.asString())));
    }
}
