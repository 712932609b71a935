package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds the event schemas of a service to the rule that events carry no questionnaire answers, no demographics and no
 * private text. A service subclasses it with every member that may carry text, each of them meant for everybody:
 *
 * <pre>
 * class GoalsEventPrivacyTest extends EventPrivacyTest {
 *     GoalsEventPrivacyTest() {
 *         super(Set.of(), Set.of());
 *     }
 * }
 * </pre>
 */
public abstract class EventPrivacyTest {

    /** What is private by its name, whatever its type. */
    private static final List<String> PRIVATE = List.of(
            "achievable",
            "actionItems",
            "agenda",
            "answers",
            "birthDate",
            "comment",
            "comments",
            "criteria",
            "decisionReason",
            "declineReason",
            "description",
            "disability",
            "endNote",
            "ethnicity",
            "excludedPersonIds",
            "explanation",
            "gender",
            "measure",
            "message",
            "motivation",
            "nationality",
            "note",
            "notes",
            "overrideReason",
            "privateNote",
            "reason",
            "relevance",
            "religion",
            "selfDeclarations",
            "sharedNotes",
            "text",
            "wishes");

    private final Set<String> publicTexts;
    private final Set<String> restricted;

    /**
     * Names what may be published.
     *
     * @param publicTexts members that may carry text, as {@code aggregate/path}; {@code []} stands for the items of a list
     *     and {@code *} for members of any name
     * @param restricted aggregates whose topic only chosen services may read
     */
    protected EventPrivacyTest(Set<String> publicTexts, Set<String> restricted) {
        this.publicTexts = publicTexts;
        this.restricted = restricted;
    }

    @Test
    void every_text_in_an_event_is_meant_for_its_readers() {
        assertThat(EventTexts.in(EventSchemas.LOCATION).texts())
                .as("members of event schemas that can carry text")
                .containsExactlyInAnyOrderElementsOf(publicTexts);
    }

    @Test
    void no_member_of_an_event_is_named_like_something_private() {
        assertThat(EventTexts.in(EventSchemas.LOCATION).members())
                .isNotEmpty()
                .filteredOn(member -> !restricted.contains(member.substring(0, member.indexOf('/'))))
                .allSatisfy(
                        member -> assertThat(PRIVATE).doesNotContain(member.substring(member.lastIndexOf('/') + 1)));
    }
}
