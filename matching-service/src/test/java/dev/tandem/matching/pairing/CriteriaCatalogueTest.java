package dev.tandem.matching.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.matching.engine.CriterionCode;
import dev.tandem.matching.engine.RuleCode;
import dev.tandem.matching.pairing.MatchingCriterion.Kind;
import dev.tandem.matching.pairing.MatchingCriterion.Parameter;
import dev.tandem.matching.policy.PolicyTerms;
import dev.tandem.platform.web.FieldError;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue says what the engine does. */
class CriteriaCatalogueTest {

    /** Bounds that hold only if the value next to it leaves room. */
    private static final Map<String, Map<String, Integer>> COMPANIONS = Map.of(
            "/parameters/proximity/zeroBeyondKm", Map.of("/parameters/proximity/fullWithinKm", 0),
            "/parameters/experience/fullLeadYears", Map.of("/parameters/experience/minimumLeadYears", -100));

    private final ObjectMapper json = new ObjectMapper();
    private final EnginePolicyValidation validation = new EnginePolicyValidation();

    @Test
    void every_criterion_and_every_rule_is_listed_once() {
        assertThat(CriteriaCatalogue.all())
                .filteredOn(criterion -> criterion.kind() == Kind.CRITERION)
                .extracting(MatchingCriterion::code)
                .containsExactlyElementsOf(
                        Arrays.stream(CriterionCode.values()).map(Enum::name).toList());
        assertThat(CriteriaCatalogue.all())
                .filteredOn(criterion -> criterion.kind() == Kind.RULE)
                .extracting(MatchingCriterion::code)
                .containsExactlyElementsOf(
                        Arrays.stream(RuleCode.values()).map(Enum::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> ranges_are_those_that_the_engine_accepts() {
        return parameters()
                .filter(parameter -> parameter.type() == MatchingCriterion.Type.INTEGER)
                // The API bounds weights closer than the engine, by Bean Validation.
                .filter(parameter -> !parameter.pointer().startsWith("/weights")
                        && !parameter.pointer().endsWith("/weight"))
                .map(parameter -> DynamicTest.dynamicTest(parameter.pointer(), () -> {
                    int minimum = Objects.requireNonNull(parameter.minimum());
                    int maximum = Objects.requireNonNull(parameter.maximum());
                    assertThat(outOfRange(parameter.pointer(), minimum)).isEmpty();
                    assertThat(outOfRange(parameter.pointer(), maximum)).isEmpty();
                    assertThat(outOfRange(parameter.pointer(), minimum - 1)).hasSize(1);
                    if (maximum < Integer.MAX_VALUE) {
                        assertThat(outOfRange(parameter.pointer(), maximum + 1)).hasSize(1);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> defaults_and_options_are_values_of_a_policy() {
        return parameters()
                .filter(parameter -> !parameter.pointer().startsWith("/questions"))
                .flatMap(parameter -> Stream.concat(
                                Stream.ofNullable(parameter.byDefault()), stream(parameter.options()))
                        .map(value -> DynamicTest.dynamicTest(
                                parameter.pointer() + " " + value,
                                () -> assertThat(validation.errors(terms(parameter.pointer(), value)))
                                        .isEmpty())));
    }

    private static Stream<Parameter> parameters() {
        return CriteriaCatalogue.all().stream()
                .flatMap(criterion -> Stream.concat(
                        Stream.of(criterion.weight(), criterion.neutral())
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull),
                        criterion.parameters().stream()))
                .distinct();
    }

    private static Stream<String> stream(@Nullable List<String> values) {
        return values == null ? Stream.empty() : values.stream();
    }

    private List<FieldError> outOfRange(String pointer, int value) {
        String place = pointer.replace("/-/", "/0/");
        return validation.errors(terms(pointer, value)).stream()
                .filter(error -> place.equals(error.pointer()) && error.code().equals("OUT_OF_RANGE"))
                .toList();
    }

    /** The terms of a plain policy that says one more thing. */
    private PolicyTerms terms(String pointer, Object value) {
        try {
            ObjectNode policy = (ObjectNode) json.readTree("""
                    {"weights": {"skills": 1, "goals": 0, "interests": 0, "availability": 0, "languages": 0, "department": 0,
                                 "seniority": 0},
                     "mentorShare": 50,
                     "questions": [{"key": "q", "comparison": "DISTANCE", "range": 1, "weight": 1}],
                     "rules": {"minWeeklyOverlapMinutes": 0, "requireSharedLanguage": false, "forbidReportingLine": false,
                               "forbidPriorPairs": false, "minimumScore": 0, "missingDataPasses": false}}
                    """);
            COMPANIONS.getOrDefault(pointer, Map.of()).forEach((other, room) -> put(policy, other, room));
            put(policy, pointer, value);
            return json.treeToValue(policy, PolicyTerms.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(ObjectNode policy, String pointer, Object value) {
        String[] names = pointer.substring(1).split("/", -1);
        ObjectNode owner = policy;
        for (int i = 0; i < names.length - 1; i++) {
            owner = owner.get(names[i]) instanceof ArrayNode list
                    ? (ObjectNode) list.get(0)
                    : owner.get(names[i]) instanceof ObjectNode known ? known : owner.putObject(names[i]);
            if (names[i + 1].equals("-")) {
                i++;
            }
        }
        owner.set(names[names.length - 1], json.valueToTree(value));
    }
}
