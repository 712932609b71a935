package dev.tandem.matching.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.matching.pairing.PairingResult;
import dev.tandem.matching.pairing.PairingResult.ProposedPair;
import dev.tandem.matching.pairing.PairingResult.Unpaired;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result in the form in which it is stored, and its digest: the SHA-256 of all of it in canonical JSON, one line for
 * the figures with the certificate, then one for each pair and each unmatched person, in the order of the engine, which
 * is that of ids. Maps are sorted, so equal results have equal bytes on every machine.
 */
record StoredResult(String digest, List<Pair> pairs, List<Unmatched> unmatched) {

    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build()
            .writer();

    /** A proposed pair with the JSON of its columns. */
    record Pair(ProposedPair pair, String criteria, String brokenRules) {}

    /** An unmatched person with the JSON of their columns. */
    record Unmatched(
            Unpaired entry, String reason, @Nullable String nearestFix) {}

    /** What the digest is about, besides the JSON of the columns. */
    private record PairLine(UUID mentor, UUID mentee, int score, int menteeScore, int mentorScore, boolean locked) {}

    static StoredResult of(PairingResult result) {
        MessageDigest digest = sha256();
        line(digest, json(result.summary()));
        List<Pair> pairs = new ArrayList<>(result.pairs().size());
        for (ProposedPair pair : result.pairs()) {
            Pair stored = new Pair(pair, json(pair.criteria()), json(pair.brokenRules()));
            pairs.add(stored);
            line(
                    digest,
                    json(new PairLine(
                            pair.mentorEnrollmentId(),
                            pair.menteeEnrollmentId(),
                            pair.score(),
                            pair.menteeScore(),
                            pair.mentorScore(),
                            pair.locked())),
                    stored.criteria(),
                    stored.brokenRules());
        }
        List<Unmatched> unmatched = new ArrayList<>(result.unpaired().size());
        for (Unpaired entry : result.unpaired()) {
            String fix = entry.nearestFix() == null ? null : json(entry.nearestFix());
            Unmatched stored = new Unmatched(entry, json(entry.reason()), fix);
            unmatched.add(stored);
            line(
                    digest,
                    entry.enrollmentId().toString(),
                    entry.role().name(),
                    stored.reason(),
                    fix == null ? "null" : fix);
        }
        return new StoredResult(HexFormat.of().formatHex(digest.digest()), pairs, unmatched);
    }

    private static void line(MessageDigest digest, String... parts) {
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\t');
        }
        digest.update((byte) '\n');
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result of the engine has no JSON", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
