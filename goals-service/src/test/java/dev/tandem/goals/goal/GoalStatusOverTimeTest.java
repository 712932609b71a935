package dev.tandem.goals.goal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tandem.goals.MovableClock;
import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The goal used here is due 100 days after today, so that one day is about one percent of the way. */
@TandemTest
class GoalStatusOverTimeTest {

    private static final String GOALS = "/api/v1/goals";

    @Inject
    MovableClock clock;

    @AfterEach
    void back_to_real_time() {
        clock.reset();
    }

    @Test
    void goal_without_progress_turns_at_risk_then_overdue() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + GoalResourceTest.create(mentorship);

        mentorship.mentee().request().get(path).then().body("status", equalTo("ON_TRACK"));
        clock.forward(Duration.ofDays(20));
        mentorship.mentee().request().get(path).then().body("status", equalTo("AT_RISK"));
        clock.forward(Duration.ofDays(90));
        mentorship.mentee().request().get(path).then().body("status", equalTo("OVERDUE"));
    }

    @Test
    void progress_brings_a_goal_back_on_track() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + GoalResourceTest.create(mentorship);
        clock.forward(Duration.ofDays(20));

        mentorship
                .mentee()
                .request()
                .body("{\"value\": 1}")
                .post(path + "/progress-entries")
                .then()
                .statusCode(201)
                .body("status", equalTo("ON_TRACK"));
    }

    @Test
    void list_filters_by_the_status_of_the_moment() {
        TestMentorship mentorship = TestMentorship.active();
        String lagging = GoalResourceTest.create(mentorship);
        String ahead = GoalResourceTest.create(mentorship);
        String achieved = GoalResourceTest.create(mentorship);
        mentorship.mentee().request().body("{\"value\": 3}").post(GOALS + "/" + ahead + "/progress-entries");
        mentorship.mentee().request().post(GOALS + "/" + achieved + "/achieve");
        clock.forward(Duration.ofDays(50));

        listed(mentorship, "AT_RISK").body("items.id", contains(lagging));
        listed(mentorship, "ON_TRACK").body("items.id", contains(ahead));
        listed(mentorship, "ACHIEVED").body("items.id", contains(achieved));
        listed(mentorship, "OVERDUE").body("items", empty());
        listed(mentorship, "ABANDONED").body("items", empty());
        clock.forward(Duration.ofDays(60));
        listed(mentorship, "OVERDUE").body("items.id", containsInAnyOrder(lagging, ahead));
        listed(mentorship, "AT_RISK").body("items", empty());
    }

    @Test
    void pages_of_a_status_go_on_while_time_does() {
        TestMentorship mentorship = TestMentorship.active();
        String first = GoalResourceTest.create(mentorship);
        String second = GoalResourceTest.create(mentorship);

        String cursor = mentorship
                .mentee()
                .request()
                .queryParam("status", "ON_TRACK")
                .queryParam("limit", 1)
                .get(GOALS)
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .extract()
                .path("nextCursor");
        clock.forward(Duration.ofMinutes(1));
        mentorship
                .mentee()
                .request()
                .queryParam("status", "ON_TRACK")
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(GOALS)
                .then()
                .statusCode(200)
                .body("items.id", contains(second));
        mentorship
                .mentee()
                .request()
                .queryParam("status", "AT_RISK")
                .queryParam("cursor", cursor)
                .get(GOALS)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:invalid-cursor"));
    }

    @Test
    void goals_sort_by_due_date_with_undated_ones_last() {
        TestMentorship mentorship = TestMentorship.active();
        mentorship.mentee().request().body("""
                        {"mentorshipId": "%s", "kind": "SKILL", "title": "Undated"}""".formatted(mentorship.id())).post(GOALS);
        String dated = GoalResourceTest.create(mentorship);

        mentorship
                .mentee()
                .request()
                .queryParam("sort", "dueOn")
                .get(GOALS)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].id", equalTo(dated))
                .body("items[1].title", equalTo("Undated"));
    }

    private static io.restassured.response.ValidatableResponse listed(TestMentorship mentorship, String status) {
        return TestMentorship.coordinator()
                .queryParam("cohortId", mentorship.cohortId())
                .queryParam("status", status)
                .get(GOALS)
                .then()
                .statusCode(200);
    }
}
