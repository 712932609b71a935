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
    private static final String FORM = "tandem-match-input/1";

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private InputDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String of(MatchInput input, MatchPolicy policy) {
        InputDigest digest = new InputDigest();
        digest.text(FORM);
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

    private void policy(MatchPolicy policy) {
        for (CriterionCode criterion : CriterionCode.values()) {
            text(criterion.name());
            number(policy.weight(criterion));
            number(policy.neutral(criterion));
        }
        number(policy.skills().relatedCreditPercent());
        number(policy.skills().relatedSteps());
        number(policy.availability().targetMinutes());
        number(policy.languages().fullAt());
        text(policy.department().preference().name());
        number(policy.seniority().minimumGap());
        number(policy.seniority().maximumGap());
        number(policy.seniority().falloffLevels());
        MatchPolicy.HardRules rules = policy.rules();
        number(rules.forbidReportingLine() ? 1 : 0);
        number(rules.forbidPriorPairs() ? 1 : 0);
        number(rules.requireSharedLanguage() ? 1 : 0);
        number(rules.minimumWeeklyOverlapMinutes());
        number(rules.minimumScore());
        number(rules.missingDataPasses() ? 1 : 0);
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
        Integer level = participant.seniorityLevel();
        number(level == null ? 0 : 1);
        number(level == null ? 0 : level);
        number(participant.exclusions().size());
        participant.exclusions().forEach(this::id);
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
