package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.PolicyError;
import dev.tandem.matching.policy.MentorWeights;
import dev.tandem.matching.policy.PolicyTerms;
import dev.tandem.matching.policy.PolicyValidation;
import dev.tandem.matching.policy.Question;
import dev.tandem.platform.web.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the engine judge a policy, and says in the terms of the API what it found. */
@ApplicationScoped
class EnginePolicyValidation implements PolicyValidation {

    private static final Pattern QUESTION = Pattern.compile("questions\\[(\\d+)]\\.(\\w+)");

    @Override
    public List<FieldError> errors(PolicyTerms terms) {
        List<FieldError> errors = new ArrayList<>();
        for (PolicyError error : EnginePolicy.of(terms).validate()) {
            errors.add(new FieldError(pointer(error.field()), error.code(), detail(error)));
        }
        if (weighsAffinity(terms)
                && EnginePolicy.of(terms).affinity().attributes().isEmpty()) {
            errors.add(new FieldError(
                    "/parameters/affinity/attributes",
                    "REQUIRED",
                    "must name what may be looked at, since affinity has a weight"));
        }
        for (int i = 0; i < terms.questions().size(); i++) {
            Question question = terms.questions().get(i);
            if (question.range() != null && question.comparison() != Question.Comparison.DISTANCE) {
                errors.add(new FieldError(
                        "/questions/" + i + "/range",
                        "ONLY_FOR_DISTANCE",
                        "must be left out unless distances are compared"));
            }
        }
        return errors;
    }

    private static boolean weighsAffinity(PolicyTerms terms) {
        MentorWeights mentor = Objects.requireNonNullElse(terms.mentorWeights(), MentorWeights.NONE);
        return terms.weights().affinity() > 0 || Objects.requireNonNullElse(mentor.affinity(), 0) > 0;
    }

    private static String detail(PolicyError error) {
        return switch (error.code()) {
            case "OUT_OF_RANGE" ->
                "must be between %s and %s"
                        .formatted(
                                error.parameters().get("minimum"),
                                error.parameters().get("maximum"));
            case "NO_WEIGHT" -> "needs at least one weight above 0";
            default -> error.message();
        };
    }

    /** Where the API has what the engine calls {@code field}. */
    static String pointer(String field) {
        if (field.isEmpty()) {
            return "/weights";
        }
        Matcher question = QUESTION.matcher(field);
        if (question.matches()) {
            return "/questions/" + question.group(1) + '/' + question.group(2);
        }
        int dot = field.indexOf('.');
        if (dot < 0) {
            return '/' + field;
        }
        String owner = field.substring(0, dot);
        String name = field.substring(dot + 1);
        if (owner.equals("rules")) {
            return "/rules/" + (name.equals("minimumWeeklyOverlapMinutes") ? "minWeeklyOverlapMinutes" : name);
        }
        return switch (name) {
            case "weight" -> "/weights/" + owner;
            case "mentorWeight" -> "/mentorWeights/" + owner;
            case "neutral" -> "/neutral/" + owner;
            default -> "/parameters/" + owner + '/' + name;
        };
    }
}
