package dev.tandem.matching.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over everything a run reads. Each value is written with its length or in a fixed width and each collection with
 * its size and sorted, so two inputs have the same bytes only if they mean the same.
 */
final class InputDigest {
    /** To be raised whenever what is written below, or the meaning of the input, changes. */
    private static final String FORM = "tandem-match-input/2";

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private InputDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String of(MatchInput input, MatchPolicy policy, MatchOptions options) {
        InputDigest digest = new InputDigest();
        digest.text(FORM);
        digest.options(options);
        digest.policy(policy);
        digest.date(input);
        digest.number(input.participants().size());
        input.participants().forEach(digest::participant);
        digest.texts(input.taxonomy().parents());
        digest.number(input.managers().size());
        input.managers().forEach((person, manager) -> {
            digest.id(person);
            digest.id(manager);
        });
        digest.pairs(input.forbidden());
        digest.pairs(input.prior());
        digest.pairs(input.locked());
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    private void date(MatchInput input) {
        number(input.phase().start().toEpochDay());
        number(input.phase().end().toEpochDay());
    }

    /** The seed is told beside the digest: it changes no result. */
    private void options(MatchOptions options) {
        text(options.strategy().name());
        optional(options.pairBonus());
        number(options.minimumGroupSize());
    }

    private void policy(MatchPolicy policy) {
        for (CriterionCode criterion : CriterionCode.values()) {
            if (criterion != CriterionCode.QUESTION) {
                text(criterion.name());
                weighing(policy.weighing(criterion));
            }
        }
        parameters(policy);
        number(policy.questions().size());
        for (MatchPolicy.Question question : policy.questions()) {
            text(question.key());
            text(question.comparison().name());
            number(question.range());
            weighing(question);
        }
        number(policy.mentorShare());
        rules(policy.rules());
    }

    private void weighing(MatchPolicy.Weighing weighing) {
        number(weighing.weight());
        number(weighing.weightForMentor());
        number(weighing.neutral());
    }

    private void parameters(MatchPolicy policy) {
        number(policy.skills().relatedCreditPercent());
        number(policy.skills().relatedSteps());
        number(policy.availability().targetMinutes());
        number(policy.languages().fullAt());
        text(policy.department().preference().name());
        number(policy.seniority().minimumGap());
        number(policy.seniority().maximumGap());
        number(policy.seniority().falloffLevels());
        number(policy.proximity().sameSite());
        number(policy.proximity().sameCity());
        number(policy.proximity().sameCountry());
        number(policy.proximity().fullWithinKm());
        number(policy.proximity().zeroBeyondKm());
        number(policy.commitment().toleranceHours());
        number(policy.experience().minimumLeadYears());
        number(policy.experience().fullLeadYears());
        text(policy.communicationStyle().preference().name());
        number(policy.mutualPreference().ranks());
        texts(policy.affinity().attributes());
    }

    private void rules(MatchPolicy.HardRules rules) {
        number(rules.forbidReportingLine() ? 1 : 0);
        number(rules.forbidPriorPairs() ? 1 : 0);
        number(rules.requireSharedLanguage() ? 1 : 0);
        number(rules.minimumWeeklyOverlapMinutes());
        number(rules.minimumScore());
        number(rules.missingDataPasses() ? 1 : 0);
        optional(rules.minimumSeniorityGap());
        optional(rules.maximumSeniorityGap());
    }

    private void participant(Participant participant) {
        id(participant.id());
        id(participant.personId());
        text(participant.side().name());
        number(participant.capacity());
        levels(participant.skillsOffered());
        levels(participant.skillsWanted());
        texts(participant.goals());
        texts(participant.interests());
        number(participant.availability().size());
        for (WeeklySlot slot : participant.availability()) {
            number(slot.day().getValue());
            number(slot.start().toSecondOfDay());
            number(slot.end().toSecondOfDay());
        }
        optional(participant.timeZone() == null ? null : participant.timeZone().getId());
        texts(participant.languages());
        optional(participant.department());
        optional(participant.seniorityLevel());
        number(participant.exclusions().size());
        participant.exclusions().forEach(this::id);
        place(participant.place());
        optional(participant.commitmentHoursPerMonth());
        texts(participant.meetingModes());
        optional(participant.experienceYears());
        optional(participant.communicationStyle());
        number(participant.wishes().size());
        participant.wishes().forEach(this::id);
        number(participant.affinity().size());
        participant.affinity().forEach((attribute, values) -> {
            text(attribute);
            texts(values);
        });
        number(participant.answers().size());
        participant.answers().forEach(this::answer);
    }

    private void place(Place place) {
        optional(place.site());
        optional(place.city());
        optional(place.country());
        optional(place.latitude());
        optional(place.longitude());
    }

    private void answer(String question, Answer answer) {
        text(question);
        switch (answer) {
            case Answer.Choices choices -> {
                number(0);
                texts(choices.values());
            }
            case Answer.Quantity number -> {
                number(1);
                number(number.value());
            }
        }
    }

    private void pairs(Collection<Pair> pairs) {
        number(pairs.size());
        for (Pair pair : pairs) {
            id(pair.menteeId());
            id(pair.mentorId());
        }
    }

    private void levels(Map<String, Integer> levels) {
        number(levels.size());
        levels.forEach((skill, level) -> {
            text(skill);
            number(level);
        });
    }

    private void texts(Map<String, String> texts) {
        number(texts.size());
        texts.forEach((key, value) -> {
            text(key);
            text(value);
        });
    }

    private void texts(Collection<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    private void optional(@Nullable Number value) {
        number(value == null ? 0 : 1);
        if (value != null) {
            number(value instanceof Double degrees ? Double.doubleToLongBits(degrees) : value.longValue());
        }
    }

    private void optional(@Nullable String text) {
        number(text == null ? 0 : 1);
        if (text != null) {
            text(text);
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
    }

    private void id(UUID id) {
        number(id.getMostSignificantBits());
        number(id.getLeastSignificantBits());
    }

    private void number(long value) {
        number.clear();
        digest.update(number.putLong(value).flip());
    }
}
